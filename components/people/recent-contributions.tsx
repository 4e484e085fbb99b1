import { useTexts } from '#texts';
import { type ContributionStatus, ContributionStatusBadge } from '@/components/datanets/contribution-status';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

export type RecentContribution = {
  id: number;
  datanetId: number;
  datanetName: string | null;
  recordCount: number;
  excluded: readonly number[];
  status: ContributionStatus;
  reason: string;
  submittedAt: Date;
  decidedAt: Date | null;
};

/** A person's contributions and what became of them, and when. */
export function RecentContributions({ contributions }: { contributions: readonly RecentContribution[] }) {
  const t = useTexts('people.recentContributions');
  return (
    <ol className="divide-y divide-line">
      {contributions.map((row) => (
        <li key={row.id} className="grid gap-1 py-3 text-sm">
          <p>
            <Link className="link" href={`/datanets/${row.datanetId}/contributions/${row.id}`}>
              {t.rich('to', {
                count: row.recordCount,
                datanet: row.datanetName ?? t('unnamed', { id: String(row.datanetId) }),
                name: (chunks) => <span translate="no">{chunks}</span>,
              })}
            </Link>
          </p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ContributionStatusBadge status={row.status} />
            {row.excluded.length > 0 ? (
              <span className="text-faint text-xs">{t('leftOut', { count: row.excluded.length })}</span>
            ) : null}
            <span className="text-faint text-xs">
              {row.decidedAt && row.status !== 'withdrawn'
                ? t.rich('decided', { time: () => <TimeAgo at={row.decidedAt ?? row.submittedAt} /> })
                : t.rich('submitted', { time: () => <TimeAgo at={row.submittedAt} /> })}
            </span>
          </p>
          {row.reason ? (
            <p className="break-words text-muted" translate="no">
              {row.reason}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
