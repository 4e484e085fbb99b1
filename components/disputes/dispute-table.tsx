import Link from 'next/link';
import { Party } from '@/components/disputes/challenge-table';
import { OutcomeBadge } from '@/components/disputes/outcome-badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

export type DisputeLine = {
  contributionId: number;
  position: number;
  datanetId: number;
  datanetName: string | null;
  outcome: DisputeOutcome;
  overdue: boolean;
  reason: string;
  disputer: string;
  bond: bigint;
  curator: string;
  stake: bigint;
  openedAt: Date;
  resolveBy: Date;
};

/** Disputed acceptances. Base units. */
export function DisputeTable({ disputes }: { disputes: readonly DisputeLine[] }) {
  return (
    <Table caption="Disputed acceptances">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Contribution</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell>What is said to be wrong</TableHeaderCell>
          <TableHeaderCell>Disputer and bond</TableHeaderCell>
          <TableHeaderCell>Curator and stake now</TableHeaderCell>
          <TableHeaderCell>Disputed</TableHeaderCell>
          <TableHeaderCell>To be decided</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {disputes.map((row) => (
          <TableRow key={`${row.contributionId}-${row.position}`}>
            <TableCell className="min-w-36">
              <Link href={`/disputes/contributions/${row.contributionId}`} className="link">
                Contribution {row.contributionId}
              </Link>
              <span className="block break-words text-faint text-xs">
                {row.datanetName ?? `Datanet ${row.datanetId}`}
              </span>
            </TableCell>
            <TableCell>
              <OutcomeBadge outcome={row.outcome} overdue={row.overdue} />
            </TableCell>
            <TableCell className="min-w-56 max-w-80">
              <span className="line-clamp-3 break-words">{row.reason}</span>
            </TableCell>
            <TableCell>
              <Party account={row.disputer} bond={row.bond} />
            </TableCell>
            <TableCell>
              <Party account={row.curator} bond={row.stake} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">
              <TimeAgo at={row.openedAt} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">
              {row.outcome === 'open' ? <TimeAgo at={row.resolveBy} /> : '—'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
