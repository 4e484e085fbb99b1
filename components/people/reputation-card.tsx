import { chartColour } from '@/components/charts/chart-colour';
import { reputationWords } from '@/components/people/reputation-words';
import { Card, CardHeader } from '@/components/ui/card';
import type { Reputation, ReputationFacts } from '@/lib/attribution/reputation/score-reputation';

/** A reputation as one figure, as a picture of its parts, and each part in words. */
export function ReputationCard({ facts, reputation }: { facts: ReputationFacts; reputation: Reputation }) {
  const { added, taken } = reputationWords({ facts, reputation });
  const left = taken.reduce((product, part) => product * part.left, 1);
  return (
    <Card>
      <CardHeader
        title="Reputation"
        description="From acceptance, use, distinct payers and harm, by one published formula. Never from volume."
        action={
          <p className="font-semibold text-3xl tabular-nums leading-none">
            {reputation.score}
            <span className="font-normal text-base text-muted"> of 100</span>
          </p>
        }
      />
      <div className="mb-5 flex h-3 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        {added.map((part, index) => (
          <div key={part.key} style={{ width: `${part.points * left}%`, background: chartColour(index) }} />
        ))}
      </div>
      <ul className="grid gap-5 sm:grid-cols-3" aria-label="What adds up">
        {added.map((part, index) => (
          <li key={part.key} className="text-sm">
            <p className="flex items-center gap-2">
              <span
                className="size-2.5 shrink-0 rounded-full"
                style={{ background: chartColour(index) }}
                aria-hidden="true"
              />
              <span className="font-medium">{part.title}</span>
              <span className="ml-auto text-muted tabular-nums sm:ml-0">
                {formatPoints(part.points)} of {part.most}
              </span>
            </p>
            <p className="mt-1 text-muted">{part.words}</p>
          </li>
        ))}
      </ul>
      <dl className="mt-5 grid gap-x-4 gap-y-2 border-line border-t pt-4 text-sm sm:grid-cols-[auto_auto_1fr]">
        {taken.map((part) => (
          <div key={part.key} className="grid grid-cols-[1fr_auto] gap-x-4 sm:col-span-3 sm:grid-cols-subgrid">
            <dt className="font-medium">{part.title}</dt>
            <dd className="text-muted tabular-nums">
              {part.left < 1 ? `× ${formatFactor(part.left)}` : 'takes nothing'}
            </dd>
            <dd className="col-span-2 text-muted sm:col-span-1">{part.words}</dd>
          </div>
        ))}
      </dl>
      <details className="mt-4 text-sm">
        <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">How it is computed</summary>
        <div className="mt-2 grid gap-2 text-muted">
          <p>
            <code className="font-mono text-xs">
              R = (40·A + 35·U + 25·P) · (1 − H) · ½<sup>D</sup>
            </code>
          </p>
          <p>
            A: the part of the decided records that is accepted at least, with 97.5 % confidence (Wilson’s interval). U:
            the mean over the askers of earned ÷ (earned + expected), times askers ÷ (askers + 2). P: payers ÷ (payers +
            5). H: the part of the measured records that is harmful at least, with the same confidence. D: upheld
            disputes. The person’s own account never counts as an asker, and their own Datanets not for A.
          </p>
        </div>
      </details>
    </Card>
  );
}

function formatPoints(points: number): string {
  return points.toLocaleString('en', { maximumFractionDigits: 1 });
}

function formatFactor(factor: number): string {
  return factor.toLocaleString('en', { maximumFractionDigits: 2 });
}
