import { fileWords } from '@/components/datanets/contribution-status';
import { countWords } from '@/components/datanets/count-words';
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
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {pending.map((row) => {
        const own = row.contributor === account;
        const file = fileWords(row);
        return (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 text-sm">
            <div className="grid min-w-0 gap-1.5">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">Contribution {row.id}</span>
                <span className="text-muted">{countWords(row.recordCount, 'record')}</span>
                {row.inDoubt > 0 ? <Badge tone="warn">{row.inDoubt.toLocaleString('en')} in doubt</Badge> : null}
                {row.copies > 0 ? <Badge tone="warn">{countWords(row.copies, 'copy', 'copies')}</Badge> : null}
                {file ? <Badge tone="bad">not readable</Badge> : null}
              </p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-faint">
                <Address address={row.contributor} href={`/people/${row.contributor}`} className="text-muted" />
                <TimeAgo at={row.submittedAt} />
                {curator && own ? <span>Your own: somebody else must decide.</span> : null}
              </p>
              {file ? <p className="text-muted">{file}</p> : null}
            </div>
            <ButtonLink
              href={`/datanets/${datanetId}/contributions/${row.id}`}
              variant={curator && !own ? 'primary' : 'secondary'}
              size="sm"
            >
              {curator && !own ? 'Review' : 'Look at it'}
            </ButtonLink>
          </li>
        );
      })}
    </ol>
  );
}
