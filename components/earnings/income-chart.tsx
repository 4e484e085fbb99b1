import { scaleLinear } from 'd3-scale';
import { useReader, useTexts } from '#texts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { formatPart } from '@/components/charts/format-part';
import { earningWords } from '@/components/earnings/earning-words';
import { formatSpan } from '@/components/earnings/format-span';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { formatNumber } from '@/lib/core/format-number';
import { formatOpenExact } from '@/lib/core/units';

export type IncomeSourceLine = {
  readonly role: string;
  readonly modelId: number;
  readonly modelName: string | null;
  readonly royalty: boolean;
  readonly amount: bigint;
  readonly receipts: number;
  /** What it brought in each span of time. */
  readonly bySpan: readonly bigint[];
};

/** As many sources as have a colour of their own; the others are drawn together. */
const TOLD_APART = 5;
/** As many as are listed one by one, of somebody whose records many models use. */
const LISTED = 15;
/** Earnings first: amber, then what stands off from it. */
const COLOURS = [2, 1, 3, 4, 5, 6].map((chart) => `var(--chart-${chart})`);

/**
 * What came in over time, each column a span of time, each colour a source; under it the sources with what each brought,
 * which is the legend. Base units. Drawn on the server, without script.
 */
export function IncomeChart({
  from,
  spanS,
  sources,
}: {
  from: Date;
  spanS: number;
  /** Most first. */
  sources: readonly IncomeSourceLine[];
}) {
  const t = useTexts('earnings.incomeChart');
  const words = useTexts('earnings.earningWords');
  const { tag } = useReader();
  const total = sources.reduce((sum, { amount }) => sum + amount, 0n);
  const count = sources[0]?.bySpan.length ?? 0;
  const apart = sources.length > TOLD_APART + 1 ? sources.slice(0, TOLD_APART) : sources;
  const rest = sources.slice(apart.length);
  const listed = sources.length > LISTED + 1 ? sources.slice(0, LISTED) : sources;
  const others = sources.slice(listed.length);
  const plainLabel = ({ role, royalty, modelId, modelName }: IncomeSourceLine) =>
    earningWords(words, { role, royalty, model: modelName ?? t('model', { model: modelId }) });
  const alike = Map.groupBy(sources, plainLabel);
  // Models may have the same name.
  const labelOf = (source: IncomeSourceLine) => {
    const { role, royalty, modelId, modelName } = source;
    const plain = plainLabel(source);
    if (modelName === null || alike.get(plain)?.length === 1) return plain;
    return earningWords(words, { role, royalty, model: t('named', { name: modelName, model: modelId }) });
  };
  const layers = [
    ...apart.map((source) => ({ key: keyOf(source), bySpan: source.bySpan })),
    ...(rest.length > 0 ? [{ key: 'rest', bySpan: sumSpans(rest, count) }] : []),
  ];
  const ofOthers = sumSpans(others, count);
  const sums = Array.from({ length: count }, (_, span) =>
    layers.reduce((sum, layer) => sum + (layer.bySpan[span] ?? 0n), 0n),
  );
  const y = scaleLinear([0, Math.max(...sums.map(toOpen), Number.MIN_VALUE)], [0, 100]).nice(3);
  const spanAt = (span: number) => formatSpan(new Date(from.getTime() + span * spanS * 1000), { spanS, tag });
  const half = Math.floor(count / 2);
  return (
    <ChartFrame
      title={t('title')}
      description={t('description')}
      readable
      table={{
        columns: [
          t('from'),
          ...listed.map(labelOf),
          ...(others.length > 0 ? [t('others', { count: others.length })] : []),
          t('sum'),
        ],
        rows: sums.map((sum, span) => [
          { shown: spanAt(span), value: new Date(from.getTime() + span * spanS * 1000).toISOString() },
          ...listed.map((source) => cell(source.bySpan[span] ?? 0n)),
          ...(others.length > 0 ? [cell(ofOthers[span] ?? 0n)] : []),
          cell(sum),
        ]),
        fileName: 'earnings',
      }}
    >
      <div>
        <div aria-hidden="true" className="relative h-52 pl-12 sm:h-60">
          {y.ticks(3).map((tick) => (
            <div
              key={tick}
              className="absolute inset-x-0 flex items-center gap-2 text-faint text-xs tabular-nums"
              style={{ bottom: `${y(tick)}%` }}
            >
              <span className="absolute w-10 translate-y-0 text-right">
                {formatNumber(tick, tag, { maximumSignificantDigits: 3 })}
              </span>
              <span className="ml-12 h-px flex-1 bg-line" />
            </div>
          ))}
          <div className="relative flex h-full items-end gap-[2px] sm:gap-1">
            {sums.map((sum, span) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a span of time is its place
              <div key={span} className="flex h-full min-w-0 flex-1 flex-col-reverse" title={titleOf(span, sum)}>
                {layers.map(({ key, bySpan }, layer) => {
                  const amount = bySpan[span] ?? 0n;
                  return amount === 0n ? null : (
                    <div
                      key={key}
                      className="min-h-px shrink-0 first:rounded-b-[1px] last:rounded-t-sm"
                      style={{ height: `${y(toOpen(amount))}%`, background: COLOURS[layer] }}
                    />
                  );
                })}
              </div>
            ))}
          </div>
        </div>
        <div aria-hidden="true" className="mt-1.5 flex justify-between gap-2 pl-12 text-faint text-xs">
          <span>{spanAt(0)}</span>
          <span className="max-sm:hidden">{spanAt(half)}</span>
          <span>{spanAt(count - 1)}</span>
        </div>
        <ul aria-label={t('sources')} className="mt-6 divide-y divide-line text-sm">
          {listed.map((source, place) => (
            <li key={keyOf(source)} className="flex items-baseline gap-3 py-2.5">
              <span
                className="size-3 shrink-0 translate-y-0.5 rounded-full"
                style={{ background: COLOURS[Math.min(place, apart.length)] }}
                aria-hidden="true"
              />
              <span className="min-w-0 flex-1">
                <Link href={`/models/${source.modelId}`} className="break-words text-ink hover:underline">
                  {labelOf(source)}
                </Link>
                <span className="block text-faint">{t('answers', { count: source.receipts })}</span>
              </span>
              <span className="shrink-0 text-right">
                <Amount baseUnits={source.amount} className="text-value" />
                <span className="block text-faint tabular-nums">{formatPart(source.amount, total, tag)}</span>
              </span>
            </li>
          ))}
          {others.length > 0 ? (
            <li className="flex items-baseline gap-3 py-2.5">
              <span
                className="size-3 shrink-0 translate-y-0.5 rounded-full"
                style={{ background: COLOURS[apart.length] }}
                aria-hidden="true"
              />
              <span className="min-w-0 flex-1 text-ink">{t('others', { count: others.length })}</span>
              <Amount
                baseUnits={others.reduce((sum, { amount }) => sum + amount, 0n)}
                className="shrink-0 text-value"
              />
            </li>
          ) : null}
        </ul>
      </div>
    </ChartFrame>
  );

  function titleOf(span: number, sum: bigint): string {
    return `${spanAt(span)}: ${formatOpenExact(sum)} OPEN`;
  }
}

function keyOf({ role, modelId, royalty }: IncomeSourceLine): string {
  return `${role} ${modelId} ${royalty}`;
}

function cell(amount: bigint) {
  return { shown: amount === 0n ? '–' : <Amount baseUnits={amount} unit={false} />, value: formatOpenExact(amount) };
}

function sumSpans(sources: readonly IncomeSourceLine[], count: number): bigint[] {
  return Array.from({ length: count }, (_, span) =>
    sources.reduce((sum, source) => sum + (source.bySpan[span] ?? 0n), 0n),
  );
}

/** In millionths of OPEN a double is exact up to nine thousand million OPEN: more than there is. For drawing only. */
function toOpen(baseUnits: bigint): number {
  return Number(baseUnits / 10n ** 12n) / 1e6;
}
