import type { ReactNode } from 'react';
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
  return (
    <li className="grid gap-2 py-4 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <OutcomeBadge outcome={contest.outcome} />
        <Address address={contest.by} href={`/people/${contest.by}`} />
        <span className="text-muted">
          with a bond of <Amount baseUnits={contest.bond} />, <TimeAgo at={contest.openedAt} />
        </span>
      </p>
      <blockquote className="whitespace-pre-wrap break-words border-bad border-l-2 pl-3">{contest.reason}</blockquote>
      {contest.outcome === 'open' ? null : (
        <>
          {contest.resolution ? (
            <blockquote className="whitespace-pre-wrap break-words border-river border-l-2 pl-3">
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
