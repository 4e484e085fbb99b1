import { useTexts } from '#texts';
import {
  type ProtocolWords,
  parameterWords,
  percentInWords,
  protocolRoleWords,
  settingWords,
} from '@/components/governance/protocol-words';
import { useProtocolWords } from '@/components/governance/use-protocol-words';
import { Address } from '@/components/ui/address';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatValue } from '@/lib/chain/governance/format-value';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import { shortenAddress } from '@/lib/chain/shorten-address';
import type { Hex } from '@/lib/core/hex';
import {
  FEE_PARTS,
  type FeeParts,
  type GovernorSettingName,
  type ProtocolParameterName,
  type ProtocolRoleName,
} from '@/lib/core/protocol-names';

export type ChangeItem = {
  readonly at: Date;
  readonly block: number;
  readonly index: number;
  readonly transactionHash: string;
} & (
  | { readonly kind: 'parameter'; readonly name: ProtocolParameterName; readonly value: bigint }
  | { readonly kind: 'setting'; readonly name: GovernorSettingName; readonly value: bigint }
  | { readonly kind: 'role'; readonly name: ProtocolRoleName; readonly holder: Hex }
  | { readonly kind: 'fee-parts'; readonly parts: FeeParts }
);

/** What was set and when, as the chain recorded it. */
export function ChangeTable({ changes }: { changes: readonly ChangeItem[] }) {
  const t = useTexts('governance.changeTable');
  const words = useProtocolWords();
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('what')}</TableHeaderCell>
          <TableHeaderCell>{t('setTo')}</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">{t('when')}</TableHeaderCell>
          <TableHeaderCell className="max-lg:hidden">{t('transaction')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map((change) => (
          <TableRow key={`${change.block}-${change.index}`}>
            <TableCell>
              {labelOf(words, change)}
              <p className="text-faint sm:hidden">
                <TimeAgo at={change.at} />
              </p>
            </TableCell>
            <TableCell className="font-medium text-ink">
              <ChangeValue change={change} words={words} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
              <TimeAgo at={change.at} />
            </TableCell>
            <TableCell className="max-lg:hidden">
              <code className="whitespace-nowrap font-mono text-xs" title={change.transactionHash}>
                {shortenAddress(change.transactionHash)}
              </code>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function labelOf(words: ProtocolWords, change: ChangeItem): string {
  switch (change.kind) {
    case 'parameter':
      return parameterWords(words, change.name).label;
    case 'setting':
      return settingWords(words, change.name).label;
    case 'role':
      return protocolRoleWords(words, change.name).label;
    case 'fee-parts':
      return words.t('feeParts');
  }
}

function ChangeValue({ change, words }: { change: ChangeItem; words: ProtocolWords }) {
  const { t, tag } = words;
  switch (change.kind) {
    case 'parameter':
      return formatValue(change.value, parameterWords(words, change.name).unit, tag);
    case 'setting':
      return formatValue(change.value, settingWords(words, change.name).unit, tag);
    case 'role':
      return change.holder === ZERO_ADDRESS ? t('nobodyAlone') : <Address address={change.holder} />;
    case 'fee-parts':
      return FEE_PARTS.map((part) =>
        t('sentence.partIs', { label: t(`feePart.${part}`), after: percentInWords(words, change.parts[part]) }),
      ).join(', ');
  }
}
