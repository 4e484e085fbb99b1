import { LineChart } from '@/components/charts/line-chart';
import { thinPoints } from '@/components/factory/thin-points';
import type { LossPoint } from '@/lib/schemas/training';

const MOST_POINTS = 160;

/** The loss after each step, of the fit that is measured on held-out records and of the one that is published. */
export function LossChart({ points }: { points: readonly LossPoint[] }) {
  const series = [
    { label: 'Measured fit', points: lossCurve(points, 'evaluation') },
    { label: 'Published fit', points: lossCurve(points, 'final') },
  ].filter((one) => one.points.length > 0);
  const last = points.at(-1);
  return (
    <LineChart
      title="Loss"
      description={`The loss after ${last?.iteration ?? 0} iterations is ${last?.loss.toPrecision(4) ?? 'unknown'}.`}
      fileName="loss"
      series={series}
      xLabel="Iteration"
      yLabel="Loss"
    />
  );
}

/** The points of one phase as a picture takes them. */
export function lossCurve(points: readonly LossPoint[], phase: LossPoint['phase']): [number, number][] {
  const own = points
    .filter((point) => point.phase === phase)
    .map((point): [number, number] => [point.iteration, point.loss]);
  return thinPoints(own, MOST_POINTS);
}
