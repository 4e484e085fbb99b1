import { useSay, useTexts } from '#texts';
import { type ContributionStatus, ContributionStatusBadge, fileWords } from '@/components/datanets/contribution-status';
import { Address } from '@/components/ui/address';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

export type ContributionListItem = {
  id: number;
  contributor: string;
  recordCount: number;
  excluded: number[];
  status: ContributionStatus;
  decidedBy: string | null;
  reason: string;
  submittedAt: Date;
  fileState: 'missing' | 'readable' | 'unreadable' | null;
  fileProblem: string | null;
};

/** Contributions with what became of them, each with the reason that was given. */
export function ContributionList({
  datanetId,
  contributions,
}: {
  datanetId: number;
  contributions: readonly ContributionListItem[];
}) {
  const t = useTexts('datanets.contributionList');
  const file = useTexts('datanets.contributionStatus');
  const say = useSay();
  return (
    <ol aria-label={t('list')} className="divide-y divide-line border-line border-b">
      {contributions.map((row) => {
        const problem = row.status === 'withdrawn' ? null : fileWords(file, say, row);
        return (
          <li
            key={row.id}
            className="row grid gap-x-8 gap-y-1.5 py-3.5 text-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          >
            <div className="grid min-w-0 gap-1.5">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  className="font-medium text-ink after:absolute after:inset-0 hover:underline"
                  href={`/datanets/${datanetId}/contributions/${row.id}`}
                >
                  {t('contribution', { id: row.id })}
                </Link>
                <ContributionStatusBadge status={row.status} />
              </p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
                <Address address={row.contributor} />
                <span>{t('records', { count: row.recordCount })}</span>
                {row.excluded.length > 0 ? (
                  <span className="text-faint">{t('leftOut', { count: row.excluded.length })}</span>
                ) : null}
                <TimeAgo at={row.submittedAt} className="text-faint" />
              </p>
              {problem ? <p className="text-bad">{problem}</p> : null}
            </div>
            {row.decidedBy && row.status !== 'submitted' ? (
              <div className="grid min-w-0 content-start gap-1 text-muted">
                <p className="flex flex-wrap items-center gap-1.5 text-faint">
                  {t.rich('decided', {
                    status: row.status,
                    who: () => <Address address={row.decidedBy ?? ''} className="text-muted" />,
                  })}
                </p>
                {row.reason ? (
                  <p className="line-clamp-3 break-words" translate="no">
                    {row.reason}
                  </p>
                ) : null}
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
