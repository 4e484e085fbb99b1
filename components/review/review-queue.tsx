import { useSay, useTexts } from '#texts';
import { fileWords } from '@/components/datanets/contribution-status';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { TimeAgo } from '@/components/ui/time-ago';

export type PendingContribution = {
  id: number;
  contributor: string;
  recordCount: number;
  submittedAt: Date;
  fileState: 'missing' | 'readable' | 'unreadable' | null;
  fileProblem: string | null;
  /** Records whose label is in doubt, and records that are copies of others or much like them. */
  inDoubt: number;
  copies: number;
};

/** What waits for a decision, the longest waiting first. */
export function ReviewQueue({
  datanetId,
  pending,
  curator,
  account,
}: {
  datanetId: number;
  pending: readonly PendingContribution[];
  curator: boolean;
  account: string | null;
}) {
  const t = useTexts('review.reviewQueue');
  const file = useTexts('datanets.contributionStatus');
  const say = useSay();
  return (
    <ol aria-label={t('list')} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {pending.map((row) => {
        const own = row.contributor === account;
        const problem = fileWords(file, say, row);
        const action = curator && !own ? t('review') : t('look');
        return (
          <li key={row.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-5 py-4 text-sm">
            <div className="grid min-w-0 gap-1.5">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{t('contribution', { id: row.id })}</span>
                <span className="text-muted">{t('records', { count: row.recordCount })}</span>
                {row.inDoubt > 0 ? <Badge tone="warn">{t('inDoubt', { count: row.inDoubt })}</Badge> : null}
                {row.copies > 0 ? <Badge tone="warn">{t('copies', { count: row.copies })}</Badge> : null}
                {problem ? <Badge tone="bad">{t('notReadable')}</Badge> : null}
              </p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint">
                <Address address={row.contributor} href={`/people/${row.contributor}`} className="text-muted" />
                <TimeAgo at={row.submittedAt} />
                {curator && own ? <span>{t('own')}</span> : null}
              </p>
              {problem ? <p className="text-muted">{problem}</p> : null}
            </div>
            <ButtonLink
              href={`/datanets/${datanetId}/contributions/${row.id}`}
              variant={curator && !own ? 'primary' : 'secondary'}
              size="sm"
            >
              {action}
              <span className="sr-only">: {t('contribution', { id: row.id })}</span>
            </ButtonLink>
          </li>
        );
      })}
    </ol>
  );
}
