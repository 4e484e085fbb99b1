import { formatValue } from '@/lib/chain/governance/format-value';
import { PARAMETER_UNITS, SETTING_UNITS, type ValueUnit } from '@/lib/chain/governance/protocol-values';
import type { GovernorSettingName, ProtocolParameterName, ProtocolRoleName } from '@/lib/core/protocol-names';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** In whose words the protocol is told: its translator, that of the contracts' names, and the tag for its numbers. */
export type ProtocolWords = {
  readonly t: TranslatorOf<'governance.protocolWords'>;
  readonly address: TranslatorOf<'ui.address'>;
  readonly tag: string;
};

/** A number that votes can change: how it is called, what it counts, and what it does. */
export type ValueWords = { readonly label: string; readonly unit: ValueUnit; readonly meaning: string };

export function parameterWords({ t }: ProtocolWords, name: ProtocolParameterName): ValueWords {
  return { label: t(`parameter.${name}.label`), unit: PARAMETER_UNITS[name], meaning: t(`parameter.${name}.meaning`) };
}

export function settingWords({ t }: ProtocolWords, name: GovernorSettingName): ValueWords {
  return { label: t(`setting.${name}.label`), unit: SETTING_UNITS[name], meaning: t(`setting.${name}.meaning`) };
}

export function protocolRoleWords({ t }: ProtocolWords, name: ProtocolRoleName): { label: string; meaning: string } {
  return { label: t(`role.${name}.label`), meaning: t(`role.${name}.meaning`) };
}

/** "Between 1 hour and 30 days". */
export function boundsInWords(
  { t, tag }: ProtocolWords,
  { least, most }: { least: bigint; most: bigint },
  unit: ValueUnit,
): string {
  return t('bounds', { least: formatValue(least, unit, tag), most: formatValue(most, unit, tag) });
}

/** Basis points in the reader's way: "12.5%". */
export function percentInWords({ tag }: ProtocolWords, basisPoints: number): string {
  return formatValue(BigInt(basisPoints), 'basis-points', tag);
}
