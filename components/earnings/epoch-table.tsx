import Link from 'next/link';
import { EpochStateBadge } from '@/components/earnings/epoch-state';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type EpochLine = {
  number: number;
  status: string;
  claimable: boolean;
  challenged: boolean;
  /** The reader's part of it has been paid. */
  claimed?: boolean;
  proposedAt: Date;
  amount: bigint;
};

/** Epochs with what each brought; a click explains it. */
export function EpochTable({
  epochs,
  caption,
  everybody = false,
}: {
  epochs: readonly EpochLine[];
  caption: string;
  /** Whether the click leads to everybody's answers instead of the reader's. */
  everybody?: boolean;
}) {
  const hrefOf = (number: number) => `/earnings/epochs/${number}${everybody ? '?of=all' : ''}`;
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Epoch</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">Proposed</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell numeric>Earned</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">
            <span className="sr-only">Explanation</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {epochs.map((epoch) => (
          <TableRow key={epoch.number}>
            <TableCell className="whitespace-nowrap">
              <Link href={hrefOf(epoch.number)} className="link">
                Epoch {epoch.number}
              </Link>
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
              <TimeAgo at={epoch.proposedAt} />
            </TableCell>
            <TableCell>
              <EpochStateBadge {...epoch} claimed={epoch.claimed ?? false} />
            </TableCell>
            <TableCell numeric className="font-medium text-value">
              <Amount baseUnits={epoch.amount} />
            </TableCell>
            <TableCell className="max-sm:hidden">
              <Link href={hrefOf(epoch.number)} className="link whitespace-nowrap">
                For which answers
              </Link>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
