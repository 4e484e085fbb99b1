import Link from 'next/link';
import { useTexts } from '#texts';
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
  const t = useTexts('disputes.disputeTable');
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('contribution')}</TableHeaderCell>
          <TableHeaderCell>{t('state')}</TableHeaderCell>
          <TableHeaderCell>{t('reason')}</TableHeaderCell>
          <TableHeaderCell>{t('disputer')}</TableHeaderCell>
          <TableHeaderCell>{t('curator')}</TableHeaderCell>
          <TableHeaderCell>{t('opened')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {disputes.map((row) => (
          <TableRow key={`${row.contributionId}-${row.position}`}>
            <TableCell className="min-w-36">
              <Link href={`/disputes/contributions/${row.contributionId}`} className="link">
                {t('number', { number: row.contributionId })}
              </Link>
              <span className="block break-words text-faint text-xs" translate="no">
                {row.datanetName ?? t('datanet', { number: row.datanetId })}
              </span>
            </TableCell>
            <TableCell>
              <OutcomeBadge outcome={row.outcome} overdue={row.overdue} />
            </TableCell>
            <TableCell className="min-w-56 max-w-80">
              <span className="line-clamp-3 break-words" translate="no">
                {row.reason}
              </span>
            </TableCell>
            <TableCell>
              <Party account={row.disputer} bond={row.bond} />
            </TableCell>
            <TableCell>
              <Party account={row.curator} bond={row.stake} />
            </TableCell>
            <TableCell className="text-muted">
              <TimeAgo at={row.openedAt} />
              {row.outcome === 'open' ? (
                <span className="block">{t.rich('until', { time: () => <TimeAgo at={row.resolveBy} /> })}</span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
