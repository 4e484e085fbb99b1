import { LineChart } from '@/components/charts/line-chart';
import { formatOpen } from '@/lib/core/units';

type Event = { at: Date; amount: bigint };

/** Earned and claimed, each summed up over time. Amounts are base units; the picture rounds, its table does not. */
export function EarningsChart({ earned, claimed }: { earned: readonly Event[]; claimed: readonly Event[] }) {
  const series = [
    { label: 'Earned', points: sumUp(earned) },
    ...(claimed.length > 0 ? [{ label: 'Claimed', points: sumUp(claimed) }] : []),
  ];
  const total = earned.reduce((sum, { amount }) => sum + amount, 0n);
  const times = [...earned, ...claimed].map(({ at }) => at.getTime());
  const span = Math.max(...times) - Math.min(...times);
  return (
    <LineChart
      title="Over time"
      summary={`Earned in all: ${formatOpen(total)} OPEN in ${earned.length} epochs.`}
      series={series}
      xLabel="When"
      yLabel="OPEN in all"
      formatX={(time) => formatMoment(time, span)}
      formatY={(open) => open.toLocaleString('en', { maximumSignificantDigits: 4 })}
      fromZero
    />
  );
}

function sumUp(events: readonly Event[]): [number, number][] {
  let sum = 0n;
  return [...events]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, amount }) => {
      sum += amount;
      // In millionths of OPEN a double is exact up to nine thousand million OPEN: more than there is.
      return [at.getTime(), Number(sum / 10n ** 12n) / 1e6];
    });
}

const DAY_MS = 86_400_000;

/** The time of day while everything lies within two days, else the date; in UTC. */
function formatMoment(time: number, span: number): string {
  const date = new Date(time);
  return span < 2 * DAY_MS ? date.toISOString().slice(11, 16) : date.toISOString().slice(0, 10);
}
