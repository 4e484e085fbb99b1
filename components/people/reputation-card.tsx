import { useReader, useTexts } from '#texts';
import { chartColour } from '@/components/charts/chart-colour';
import { ChartFrame } from '@/components/charts/chart-frame';
import { reputationWords } from '@/components/people/reputation-words';
import type { Reputation, ReputationFacts } from '@/lib/attribution/reputation/score-reputation';
import { formatNumber } from '@/lib/core/format-number';

/** A reputation as one figure, as a picture of its parts, and each part in words. */
export function ReputationCard({ facts, reputation }: { facts: ReputationFacts; reputation: Reputation }) {
  const t = useTexts('people.reputationCard');
  const words = useTexts('people.reputationWords');
  const { tag } = useReader();
  const { added, taken } = reputationWords(words, { facts, reputation });
  const left = taken.reduce((product, part) => product * part.left, 1);
  const points = (value: number) => formatNumber(value, tag, { maximumFractionDigits: 1 });
  const factor = (value: number) => formatNumber(value, tag, { maximumFractionDigits: 2 });
  return (
    <section aria-labelledby="reputation">
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <h2 id="reputation" className="text-xl">
          {t('title')}
        </h2>
        <p className="figure">
          {reputation.score}
          <span className="text-base text-muted"> {t('ofHundred')}</span>
        </p>
      </div>
      <ChartFrame
        readable
        title={t('parts')}
        description={t('description')}
        table={{
          fileName: 'reputation',
          columns: [t('part'), t('points'), t('most'), t('why')],
          rows: [
            ...added.map((part) => [
              part.title,
              { shown: points(part.points), value: String(part.points) },
              part.most,
              part.words,
            ]),
            ...taken.map((part) => [
              part.title,
              { shown: `× ${factor(part.left)}`, value: String(part.left) },
              '',
              part.words,
            ]),
          ],
        }}
      >
        <div className="flex h-3 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
          {added.map((part, index) => (
            <div key={part.key} style={{ width: `${part.points * left}%`, background: chartColour(index) }} />
          ))}
        </div>
        <ul className="grid gap-5 sm:grid-cols-3" aria-label={t('adds')}>
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
                  {t('pointsOf', { points: points(part.points), most: part.most })}
                </span>
              </p>
              <p className="mt-1 text-muted">{part.words}</p>
            </li>
          ))}
        </ul>
        <dl className="grid gap-x-4 gap-y-2 border-line border-t pt-4 text-sm sm:grid-cols-[auto_auto_1fr]">
          {taken.map((part) => (
            <div key={part.key} className="grid grid-cols-[1fr_auto] gap-x-4 sm:col-span-3 sm:grid-cols-subgrid">
              <dt className="font-medium">{part.title}</dt>
              <dd className="text-muted tabular-nums">
                {part.left < 1 ? `× ${factor(part.left)}` : t('takesNothing')}
              </dd>
              <dd className="col-span-2 text-muted sm:col-span-1">{part.words}</dd>
            </div>
          ))}
        </dl>
      </ChartFrame>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">{t('how')}</summary>
        <div className="mt-2 grid max-w-3xl gap-2 text-muted">
          <p>
            <code className="font-mono text-xs" translate="no">
              R = (40·A + 35·U + 25·P) · (1 − H) · ½<sup>D</sup>
            </code>
          </p>
          <p>{t('formula')}</p>
        </div>
      </details>
    </section>
  );
}
