'use client';

import { Undo2 } from 'lucide-react';
import { useTexts } from '#texts';
import { DECISION_IDS, focusById } from '@/components/review/decision-ids';
import { useExcluded } from '@/components/review/use-excluded';
import { Button } from '@/components/ui/button';

/** Stays at the lower edge while one goes through the records: what is chosen so far, undo, and the way to the decision. */
export function DecisionBar({ contributionId, recordCount }: { contributionId: number; recordCount: number }) {
  const t = useTexts('review.decisionBar');
  const { excluded, undo } = useExcluded(contributionId);
  return (
    <section
      aria-label={t('label')}
      data-no-print
      className="sticky bottom-0 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t bg-surface px-5 py-2.5 text-sm sm:px-6"
    >
      <p className="tabular-nums">{t('taken', { taken: recordCount - excluded.length, all: recordCount })}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="quiet" size="sm" disabled={undo === null} onClick={() => undo?.()}>
          <Undo2 aria-hidden="true" />
          {t('undo')}
        </Button>
        <Button variant="secondary" size="sm" onClick={() => focusById(DECISION_IDS.accept)}>
          {t('decide')}
        </Button>
      </div>
    </section>
  );
}
