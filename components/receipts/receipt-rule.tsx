import type { ReactNode } from 'react';
import { type RuleFacts, ruleWords } from '@/components/receipts/rule-words';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { CAP_PERMILLE, MOST_PAID } from '@/lib/attribution/answer-weights/weigh-records';

/** What divided the contributors' part of a fee and why, in plain words; the formula behind a disclosure. Amounts are base units. */
export function ReceiptRule({ pool, noiseFloor, ...facts }: RuleFacts & { pool: bigint; noiseFloor: string }) {
  const { heading, sentences } = ruleWords(facts);
  return (
    <Card>
      <CardHeader
        title={heading}
        description={
          <>
            The contributors’ part of this fee is <Amount baseUnits={pool} className="text-value" />.
          </>
        }
      />
      <ul className="grid list-disc gap-1.5 pl-5 text-muted text-sm marker:text-faint">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {facts.rule === 'records' && facts.evidence === 'influence' ? (
        <details className="mt-4 text-muted text-sm">
          <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">
            The same as a formula
          </summary>
          <dl className="mt-2 grid gap-2">
            <Line term="Influence τ">
              the change of log(p ∕ (1 − p)), p being the answer’s probability, had the record not been there
            </Line>
            <Line term="Weight g">
              τ · 2³², rounded, where τ is above {(Number(noiseFloor) / 4_294_967_296).toExponential(1)} and the record
              does not make the model worse; else 0. Of these the {MOST_PAID} largest, none above the{' '}
              {CAP_PERMILLE / 10} % quantile of them
            </Line>
            <Line term="Amount">
              the contributors’ part × g ∕ Σg, in whole base units by largest remainder: the parts sum to the whole
            </Line>
            <Line term="Method">
              <code className="break-all font-mono text-xs">{facts.method}</code>
            </Line>
          </dl>
        </details>
      ) : null}
    </Card>
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
