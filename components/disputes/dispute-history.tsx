import type { ReactNode } from 'react';
import { Contest } from '@/components/disputes/contest';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

export type DisputeHistoryLine = {
  position: number;
  disputer: string;
  bond: bigint;
  reason: string;
  outcome: DisputeOutcome;
  /** Upheld: what of the stake the disputer got; dismissed: what of the bond the curator got. */
  amount: bigint | null;
  openedAt: Date;
  resolution: string;
  resolvedAt: Date | null;
};

/** The disputes about one acceptance, the last one first. Base units. */
export function DisputeHistory({ disputes }: { disputes: readonly DisputeHistoryLine[] }) {
  return (
    <Card>
      <CardHeader title={disputes.length === 1 ? 'The dispute' : 'The disputes'} className="mb-0" />
      <ul className="divide-y divide-line">
        {disputes.map((dispute) => (
          <Contest
            key={dispute.position}
            contest={{ ...dispute, by: dispute.disputer }}
            gained={gainedWords(dispute)}
          />
        ))}
      </ul>
    </Card>
  );
}

function gainedWords({ outcome, amount }: DisputeHistoryLine): ReactNode {
  switch (outcome) {
    case 'open':
      return null;
    case 'upheld':
      return (
        <>
          The bond went back, with <Amount baseUnits={amount ?? 0n} /> of the curator’s stake; a quarter of what the
          curator lost went to the treasury.
        </>
      );
    case 'dismissed':
      return (
        <>
          The curator got <Amount baseUnits={amount ?? 0n} />, three quarters of the bond. The rest went to the
          treasury.
        </>
      );
    case 'expired':
      return 'Nobody decided in time: the bond went back.';
  }
}
