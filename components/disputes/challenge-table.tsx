import Link from 'next/link';
import { useTexts } from '#texts';
import { OutcomeBadge } from '@/components/disputes/outcome-badge';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

export type ChallengeLine = {
  number: number;
  attempt: number;
  position: number;
  outcome: DisputeOutcome;
  overdue: boolean;
  reason: string;
  challenger: string;
  bond: bigint;
  proposer: string;
  proposerBond: bigint;
  openedAt: Date;
  resolveBy: Date;
};

/** Challenged epochs. Base units. */
export function ChallengeTable({ challenges }: { challenges: readonly ChallengeLine[] }) {
  const t = useTexts('disputes.challengeTable');
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('epoch')}</TableHeaderCell>
          <TableHeaderCell>{t('state')}</TableHeaderCell>
          <TableHeaderCell>{t('reason')}</TableHeaderCell>
          <TableHeaderCell>{t('challenger')}</TableHeaderCell>
          <TableHeaderCell>{t('proposer')}</TableHeaderCell>
          <TableHeaderCell>{t('opened')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {challenges.map((row) => (
          <TableRow key={`${row.number}-${row.attempt}-${row.position}`}>
            <TableCell className="whitespace-nowrap">
              <Link href={`/disputes/epochs/${row.number}`} className="link">
                {t('number', { number: row.number })}
              </Link>
              {row.attempt > 1 ? (
                <span className="block text-faint text-xs">{t('attempt', { attempt: row.attempt })}</span>
              ) : null}
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
              <Party account={row.challenger} bond={row.bond} />
            </TableCell>
            <TableCell>
              <Party account={row.proposer} bond={row.proposerBond} />
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

/** One side of a dispute with what it has at stake. */
export function Party({ account, bond }: { account: string; bond: bigint }) {
  return (
    <span className="grid gap-0.5">
      <Address address={account} href={`/people/${account}`} />
      <Amount baseUnits={bond} className="text-muted text-xs" />
    </span>
  );
}
