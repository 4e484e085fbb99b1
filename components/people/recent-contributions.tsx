import Link from 'next/link';
import { type ContributionStatus, ContributionStatusBadge } from '@/components/datanets/contribution-status';
import { countWords } from '@/components/datanets/count-words';
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
};

/** A person's newest contributions and what became of them. */
export function RecentContributions({ contributions }: { contributions: readonly RecentContribution[] }) {
  return (
    <ol className="divide-y divide-line border-line border-t">
      {contributions.map((row) => (
        <li key={row.id} className="grid gap-1 px-5 py-3.5 text-sm sm:px-6">
          <p>
            <Link className="link" href={`/datanets/${row.datanetId}/contributions/${row.id}`}>
              {countWords(row.recordCount, 'record')} to {row.datanetName ?? `Datanet ${row.datanetId}`}
            </Link>
          </p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ContributionStatusBadge status={row.status} />
            {row.excluded.length > 0 ? (
              <span className="text-faint text-xs">{row.excluded.length.toLocaleString('en')} left out</span>
            ) : null}
            <TimeAgo at={row.submittedAt} className="text-faint text-xs" />
          </p>
          {row.reason ? <p className="break-words text-muted">{row.reason}</p> : null}
        </li>
      ))}
    </ol>
  );
}
