'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { DECISION_IDS, focusById } from '@/components/review/decision-ids';
import { Button } from '@/components/ui/button';

/** Which keys work on the records, and a way to begin with them. They work on a record only (WCAG 2.1.4). */
export function ReviewKeys() {
  const t = useTexts('review.reviewKeys');
  return (
    <div className="hidden items-center gap-x-6 gap-y-2 border-line border-b py-2.5 text-faint text-xs md:flex md:flex-wrap">
      <Button variant="quiet" size="sm" className="-ml-3" onClick={() => focusById(DECISION_IDS.records)}>
        {t('start')}
      </Button>
      <p className="sr-only">{t('keysLabel')}</p>
      <dl className="flex flex-wrap items-center gap-x-5 gap-y-1.5">
        <Shortcut keys={['J', 'K']} words={t('move')} />
        <Shortcut keys={[t('space')]} words={t('turn')} />
        <Shortcut keys={[t('shift'), 'J']} words={t('range')} />
        <Shortcut keys={['C']} words={t('copies')} />
        <Shortcut keys={['U']} words={t('undo')} />
        <Shortcut keys={['R']} words={t('reason')} />
        <Shortcut keys={['A']} words={t('decide')} />
      </dl>
    </div>
  );
}

function Shortcut({ keys, words }: { keys: readonly string[]; words: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="flex gap-1">
        {keys.map((key) => (
          <kbd key={key} className="rounded-sm border border-line-strong px-1.5 font-sans text-[0.7rem] text-muted">
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
