import { useReader, useTexts } from '#texts';
import { chartColour } from '@/components/charts/chart-colour';
import { splitPrice } from '@/components/factory/split-price';
import { Amount } from '@/components/ui/amount';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import type { FeeParts } from '@/lib/rewards/roles';

/** Where the price of one answer goes, as a stream that divides: who gets how much, before anything is published. */
export function PriceSplit({
  price,
  feeParts,
  parents,
}: {
  /** Base units. */
  price: bigint;
  feeParts: FeeParts;
  /** Of the builder's amount, what goes to the models it was made from, in basis points. */
  parents: number;
}) {
  const t = useTexts('factory.priceSplit');
  const { tag } = useReader();
  const parts = splitPrice({ price, feeParts, parents });
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <h3 className="font-medium text-ink text-sm">{t('title')}</h3>
      <div aria-hidden="true" className="flex h-3 gap-px overflow-hidden rounded-full">
        {parts.map(({ key, basisPoints }, index) => (
          <div key={key} style={{ width: `${basisPoints / 100}%`, background: chartColour(index) }} />
        ))}
      </div>
      <dl className="grid gap-x-8 gap-y-1.5 text-sm sm:grid-cols-2">
        {parts.map(({ key, amount, basisPoints }, index) => (
          <div key={key} className="flex items-baseline justify-between gap-3">
            <dt className="flex min-w-0 items-baseline gap-2 text-muted">
              <span
                aria-hidden="true"
                className="size-2.5 shrink-0 rounded-full"
                style={{ background: chartColour(index) }}
              />
              <span className={key === 'you' ? 'font-medium text-ink' : undefined}>{t(key)}</span>
            </dt>
            <dd className="whitespace-nowrap text-ink tabular-nums">
              <Amount baseUnits={amount} className={key === 'you' ? 'font-medium text-value' : undefined} />{' '}
              <span className="text-faint">{formatBasisPoints(basisPoints, tag)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-faint text-sm">{t('nobody')}</p>
    </section>
  );
}
