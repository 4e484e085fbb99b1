import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Contest } from '@/components/disputes/contest';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import type { DisputeOutcome } from '@/lib/schemas/protocol';
import type { TranslatorOf } from '@/lib/texts/namespaces';

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
  const t = useTexts('disputes.disputeHistory');
  return (
    <Card>
      <CardHeader title={t('title', { count: disputes.length })} className="mb-0" />
      <ul className="divide-y divide-line">
        {disputes.map((dispute) => (
          <Contest
            key={dispute.position}
            contest={{ ...dispute, by: dispute.disputer }}
            gained={gainedWords(t, dispute)}
          />
        ))}
      </ul>
    </Card>
  );
}

function gainedWords(t: TranslatorOf<'disputes.disputeHistory'>, { outcome, amount }: DisputeHistoryLine): ReactNode {
  if (outcome === 'open') return null;
  return t.rich(outcome, { amount: () => <Amount baseUnits={amount ?? 0n} /> });
}
