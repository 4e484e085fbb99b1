import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { OutcomeBadge } from '@/components/disputes/outcome-badge';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { TimeAgo } from '@/components/ui/time-ago';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

export type ContestData = {
  outcome: DisputeOutcome;
  /** Who contested it, with how much and why. Base units. */
  by: string;
  bond: bigint;
  reason: string;
  openedAt: Date;
  resolution: string;
  resolvedAt: Date | null;
};

/** One challenge or dispute and what became of it. `gained` says who got what. */
export function Contest({ contest, gained }: { contest: ContestData; gained: ReactNode }) {
  const t = useTexts('disputes.contest');
  return (
    <li className="grid gap-2 py-4 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <OutcomeBadge outcome={contest.outcome} />
        <Address address={contest.by} href={`/people/${contest.by}`} />
        <span className="text-muted">
          {t.rich('with', {
            amount: () => <Amount baseUnits={contest.bond} />,
            time: () => <TimeAgo at={contest.openedAt} />,
          })}
        </span>
      </p>
      <blockquote className="whitespace-pre-wrap break-words border-bad border-l-2 pl-3" translate="no">
        {contest.reason}
      </blockquote>
      {contest.outcome === 'open' ? null : (
        <>
          {contest.resolution ? (
            <blockquote className="whitespace-pre-wrap break-words border-river border-l-2 pl-3" translate="no">
              {contest.resolution}
            </blockquote>
          ) : null}
          <p className="text-muted">
            {gained} {contest.resolvedAt ? <TimeAgo at={contest.resolvedAt} className="text-faint" /> : null}
          </p>
        </>
      )}
    </li>
  );
}
