import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { INFLUENCE_UNIT } from '@/components/receipts/format-influence';
import { type RuleFacts, ruleWords } from '@/components/receipts/rule-words';
import { Amount } from '@/components/ui/amount';
import { CAP_PERMILLE, MOST_PAID } from '@/lib/attribution/answer-weights/weigh-records';
import { formatNumber } from '@/lib/core/format-number';
import { formatPercent } from '@/lib/core/format-percent';

/** What divided the contributors' part of a fee and why, in plain words; the formula behind a disclosure. Amounts are base units. */
export function ReceiptRule({ pool, noiseFloor, ...facts }: RuleFacts & { pool: bigint; noiseFloor: string }) {
  const t = useTexts('receipts.receiptRule');
  const { tag } = useReader();
  const { sentences } = ruleWords(useTexts('receipts.ruleWords'), facts);
  const floor = formatNumber(Number(noiseFloor) / INFLUENCE_UNIT, tag, {
    notation: 'scientific',
    maximumFractionDigits: 1,
  });
  return (
    <>
      <p className="mb-3 text-sm">
        {t.rich('pool', { amount: () => <Amount baseUnits={pool} className="text-value" /> })}
      </p>
      <ul className="grid max-w-3xl list-disc gap-1.5 pl-5 text-muted text-sm marker:text-faint">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {facts.rule === 'records' && facts.evidence === 'influence' ? (
        <details className="mt-4 text-muted text-sm">
          <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">{t('formula')}</summary>
          <dl className="mt-2 grid gap-2">
            <Line term={t('influence')}>{t('influenceIs')}</Line>
            <Line term={t('weight')}>
              {t('weightIs', { floor, most: MOST_PAID, cap: formatPercent(CAP_PERMILLE / 1000, tag) })}
            </Line>
            <Line term={t('amount')}>{t('amountIs')}</Line>
            <Line term={t('method')}>
              <code className="break-all font-mono text-xs">{facts.method}</code>
            </Line>
          </dl>
        </details>
      ) : null}
    </>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[7rem_1fr]">
      <dt className="text-faint">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
