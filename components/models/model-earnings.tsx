import { useReader, useTexts } from '#texts';
import { LineChart } from '@/components/charts/line-chart';
import { roundMoments } from '@/components/charts/round-moments';
import { roleWords } from '@/components/receipts/role-words';
import { dateFormat } from '@/lib/core/date-format';
import { formatOpen } from '@/lib/core/units';

/** What was paid for something up to a moment: base units, not summed up. */
export type EarnedPiece = { at: Date; source: string; amount: bigint };

/** What of a model's fees went to models it was made from, beside the roles. */
export const ROYALTIES = 'royalties';

/** What a model's answers brought over time, by what was paid for: lines that add up, with their figures. */
export function ModelEarnings({
  pieces,
  answers,
  now,
}: {
  pieces: readonly EarnedPiece[];
  answers: number;
  now: Date;
}) {
  const t = useTexts('models.modelEarnings');
  const roles = useTexts('receipts.roleWords');
  const { tag } = useReader();
  const [first] = pieces;
  if (!first) return <p className="text-muted text-sm">{t('none')}</p>;
  const start = pieces.reduce((least, { at }) => Math.min(least, at.getTime()), now.getTime()) - LEAD_MS;
  const sources = new Map<string, EarnedPiece[]>();
  for (const piece of pieces) sources.set(piece.source, [...(sources.get(piece.source) ?? []), piece]);
  const series = [...sources]
    .map(([source, its]) => ({
      label: source === ROYALTIES ? t('royalties') : roleWords(roles, source),
      points: sumUp(its, start, now.getTime()),
    }))
    .sort((a, b) => (b.points.at(-1)?.[1] ?? 0) - (a.points.at(-1)?.[1] ?? 0));
  const total = pieces.reduce((sum, { amount }) => sum + amount, 0n);
  const format = momentFormat(tag, now.getTime() - start);
  return (
    <LineChart
      title={t('title')}
      description={t('description', { total: formatOpen(total, tag), count: answers })}
      fileName="model-earnings"
      series={series}
      xLabel={t('when')}
      yLabel={t('open')}
      formatX={(time) => format.format(time)}
      xTicks={roundMoments([start, now.getTime()], 7)}
      fromZero
      steps
    />
  );
}

/** How long before the first payment the lines begin, at nothing. */
const LEAD_MS = 60_000;
const DAY_MS = 86_400_000;

function sumUp(pieces: readonly EarnedPiece[], start: number, end: number): [number, number][] {
  let sum = 0n;
  // In millionths of OPEN a double is exact up to nine thousand million OPEN: more than there is.
  const inOpen = () => Number(sum / 10n ** 12n) / 1e6;
  const points: [number, number][] = [[start, 0]];
  for (const { at, amount } of [...pieces].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    sum += amount;
    points.push([at.getTime(), inOpen()]);
  }
  points.push([end, inOpen()]);
  return points;
}

/** The time of day while everything lies within two days, else the date; in UTC. */
function momentFormat(tag: string, span: number): Intl.DateTimeFormat {
  return dateFormat(tag, {
    ...(span < 2 * DAY_MS ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
    timeZone: 'UTC',
  });
}
