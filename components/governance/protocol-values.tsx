import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { settingBounds } from '@/components/governance/check-action';
import {
  boundsInWords,
  parameterWords,
  percentInWords,
  protocolRoleWords,
  settingWords,
} from '@/components/governance/protocol-words';
import { useProtocolWords } from '@/components/governance/use-protocol-words';
import { Address } from '@/components/ui/address';
import { Link } from '@/components/ui/link';
import { formatValue } from '@/lib/chain/governance/format-value';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';
import { FEE_PARTS, GOVERNOR_SETTINGS, PROTOCOL_PARAMETERS, PROTOCOL_ROLES } from '@/lib/core/protocol-names';

/** The numbers that votes can change, with the bounds that no vote passes. */
export function ParameterList({ state }: { state: ProtocolState }) {
  const words = useProtocolWords();
  return (
    <Lines>
      {PROTOCOL_PARAMETERS.map((name) => {
        const { label, unit, meaning } = parameterWords(words, name);
        const { value, ...bounds } = state.parameters[name];
        return (
          <Line
            key={name}
            label={label}
            meaning={meaning}
            value={formatValue(value, unit, words.tag)}
            bounds={boundsInWords(words, bounds, unit)}
            propose={`?template=set-parameter&parameter=${name}`}
          />
        );
      })}
    </Lines>
  );
}

/** How votes are held. */
export function VotingList({ state }: { state: ProtocolState }) {
  const words = useProtocolWords();
  return (
    <Lines>
      {GOVERNOR_SETTINGS.map((name) => {
        const { label, unit, meaning } = settingWords(words, name);
        return (
          <Line
            key={name}
            label={label}
            meaning={meaning}
            value={formatValue(state.voting[name], unit, words.tag)}
            bounds={boundsInWords(words, settingBounds(name, state), unit)}
            propose={`?template=set-voting&setting=${name}`}
          />
        );
      })}
    </Lines>
  );
}

/** Who may do what. */
export function RoleList({ state, timelock }: { state: ProtocolState; timelock: string }) {
  const t = useTexts('governance.protocolValues');
  const words = useProtocolWords();
  return (
    <Lines>
      {PROTOCOL_ROLES.map((role) => {
        const { label, meaning } = protocolRoleWords(words, role);
        const holder = state.roles[role];
        return (
          <Line
            key={role}
            label={label}
            meaning={meaning}
            value={
              holder === ZERO_ADDRESS ? (
                words.t('nobodyAlone')
              ) : (
                <Address address={holder} {...(holder === timelock ? { name: t('commonTreasury') } : {})} />
              )
            }
            propose={`?template=set-role&role=${role}`}
          />
        );
      })}
    </Lines>
  );
}

/** How a fee is divided, each part a bar of the whole. */
export function FeePartList({ state }: { state: ProtocolState }) {
  const words = useProtocolWords();
  return (
    <BarList
      label={words.t('feeParts')}
      tone="value"
      whole={10_000}
      bars={FEE_PARTS.map((part) => ({
        key: part,
        label: words.t(`feePart.${part}`),
        size: state.feeParts[part],
        value: percentInWords(words, state.feeParts[part]),
      }))}
    />
  );
}

function Lines({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line">{children}</ul>;
}

function Line({
  label,
  meaning,
  value,
  bounds,
  propose,
}: {
  label: string;
  meaning: string;
  value: ReactNode;
  bounds?: string;
  /** The query of the page that proposes a change of it. */
  propose: string;
}) {
  const t = useTexts('governance.protocolValues');
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <p className="font-medium text-ink">{label}</p>
        <p className="max-w-prose text-muted text-sm">{meaning}</p>
      </div>
      <div className="min-w-0 text-sm sm:text-right">
        <p className="font-semibold text-base text-ink tabular-nums">{value}</p>
        {bounds ? <p className="text-faint">{bounds}</p> : null}
        <Link
          href={`/governance/propose${propose}`}
          className="text-faint underline decoration-line-strong/60 underline-offset-3 hover:text-ink"
          aria-label={t('proposeOf', { label })}
        >
          {t('propose')}
        </Link>
      </div>
    </li>
  );
}
