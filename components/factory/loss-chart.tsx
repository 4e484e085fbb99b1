import { LineChart } from '@/components/charts/line-chart';
import type { LossPoint } from '@/lib/schemas/training';

/** The objective after each iteration, of the measured fit and of the published one. */
export function LossChart({ points }: { points: readonly LossPoint[] }) {
  const series = [
    { label: 'Measured fit', points: curve(points, 'evaluation') },
    { label: 'Published fit', points: curve(points, 'final') },
  ].filter((one) => one.points.length > 0);
  const last = points.at(-1);
  return (
    <LineChart
      title="Loss"
      summary={`The loss after ${last?.iteration ?? 0} iterations is ${last?.loss.toPrecision(4) ?? 'unknown'}.`}
      series={series}
      xLabel="Iteration"
      yLabel="Loss"
    />
  );
}

function curve(points: readonly LossPoint[], phase: LossPoint['phase']): [number, number][] {
  return points.filter((point) => point.phase === phase).map((point) => [point.iteration, point.loss]);
}
