import { LineChart } from '@/components/charts/line-chart';
import { formatOpen } from '@/lib/core/units';

type Event = { at: Date; amount: bigint };

/**
 * Earned and claimed, each summed up over time from nothing to what it is `now`. Amounts are base units; the picture
 * rounds, its table does not.
 */
export function EarningsChart({
  earned,
  claimed,
  now,
}: {
  earned: readonly Event[];
  claimed: readonly Event[];
  now: Date;
}) {
  const first = Math.min(...[...earned, ...claimed].map(({ at }) => at.getTime()), now.getTime());
  const start = first - LEAD_MS;
  const span = now.getTime() - start;
  const series = [
    { label: 'Earned', points: sumUp(earned, start, now.getTime()) },
    ...(claimed.length > 0 ? [{ label: 'Claimed', points: sumUp(claimed, start, now.getTime()) }] : []),
  ];
  const total = earned.reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <LineChart
      title="Over time, in UTC"
      description={`Earned in all: ${formatOpen(total)} OPEN in ${earned.length} ${earned.length === 1 ? 'epoch' : 'epochs'}.`}
      fileName="earnings"
      series={series}
      xLabel="When (UTC)"
      yLabel="OPEN in all"
      formatX={(time) => formatMoment(time, span)}
      formatY={(open) => open.toLocaleString('en', { maximumSignificantDigits: 4 })}
      fromZero
      steps
    />
  );
}

/** How long before the first event the lines begin, at nothing. */
const LEAD_MS = 60_000;

function sumUp(events: readonly Event[], start: number, end: number): [number, number][] {
  let sum = 0n;
  // In millionths of OPEN a double is exact up to nine thousand million OPEN: more than there is.
  const inOpen = () => Number(sum / 10n ** 12n) / 1e6;
  const points: [number, number][] = [[start, 0]];
  for (const { at, amount } of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    sum += amount;
    points.push([at.getTime(), inOpen()]);
  }
  points.push([end, inOpen()]);
  return points;
}

const DAY_MS = 86_400_000;

/** The time of day while everything lies within two days, else the date; in UTC. */
function formatMoment(time: number, span: number): string {
  const date = new Date(time);
  return span < 2 * DAY_MS ? date.toISOString().slice(11, 16) : date.toISOString().slice(0, 10);
}
