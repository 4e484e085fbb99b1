import { Address } from '@/components/ui/address';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatValue } from '@/lib/chain/governance/format-value';
import { ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import {
  FEE_PART_WORDS,
  PARAMETER_WORDS,
  ROLE_WORDS,
  VOTING_SETTING_WORDS,
} from '@/lib/chain/governance/protocol-values';
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
  return (
    <Table caption="Changes of the protocol">
      <TableHead>
        <TableRow>
          <TableHeaderCell>When</TableHeaderCell>
          <TableHeaderCell>What</TableHeaderCell>
          <TableHeaderCell>Set to</TableHeaderCell>
          <TableHeaderCell>Transaction</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map((change) => (
          <TableRow key={`${change.block}-${change.index}`}>
            <TableCell className="whitespace-nowrap">
              <TimeAgo at={change.at} />
            </TableCell>
            <TableCell>{labelOf(change)}</TableCell>
            <TableCell className="min-w-40">
              <ChangeValue change={change} />
            </TableCell>
            <TableCell>
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

function labelOf(change: ChangeItem): string {
  switch (change.kind) {
    case 'parameter':
      return PARAMETER_WORDS[change.name].label;
    case 'setting':
      return VOTING_SETTING_WORDS[change.name].label;
    case 'role':
      return ROLE_WORDS[change.name].label;
    case 'fee-parts':
      return 'Parts of a fee';
  }
}

function ChangeValue({ change }: { change: ChangeItem }) {
  switch (change.kind) {
    case 'parameter':
      return formatValue(change.value, PARAMETER_WORDS[change.name].unit);
    case 'setting':
      return formatValue(change.value, VOTING_SETTING_WORDS[change.name].unit);
    case 'role':
      return change.holder === ZERO_ADDRESS ? 'Nobody' : <Address address={change.holder} />;
    case 'fee-parts':
      return FEE_PARTS.map(
        (part) => `${FEE_PART_WORDS[part]} ${formatValue(BigInt(change.parts[part]), 'basis-points')}`,
      ).join(', ');
  }
}
