import Link from 'next/link';
import { EpochStateBadge } from '@/components/earnings/epoch-state';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type EpochLine = { number: number; status: string; claimable: boolean; proposedAt: Date; amount: bigint };

/** Epochs with what each brought; a click explains it. */
export function EpochTable({ epochs, caption }: { epochs: readonly EpochLine[]; caption: string }) {
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Epoch</TableHeaderCell>
          <TableHeaderCell>Proposed</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell numeric>Earned</TableHeaderCell>
          <TableHeaderCell>
            <span className="sr-only">Explanation</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {epochs.map((epoch) => (
          <TableRow key={epoch.number}>
            <TableCell>Epoch {epoch.number}</TableCell>
            <TableCell className="text-muted">
              <TimeAgo at={epoch.proposedAt} />
            </TableCell>
            <TableCell>
              <EpochStateBadge status={epoch.status} claimable={epoch.claimable} />
            </TableCell>
            <TableCell numeric className="font-medium text-value">
              <Amount baseUnits={epoch.amount} />
            </TableCell>
            <TableCell>
              <Link href={`/earnings/epochs/${epoch.number}`} className="link whitespace-nowrap">
                For which answers
              </Link>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
