import { useReader, useTexts } from '#texts';
import { LineChart } from '@/components/charts/line-chart';
import { thinPoints } from '@/components/factory/thin-points';
import { formatNumber } from '@/lib/core/format-number';
import type { LossPoint } from '@/lib/schemas/training';

const MOST_POINTS = 160;

/** The loss after each step, of the fit that is measured on held-out records and of the one that is published. */
export function LossChart({ points, runId }: { points: readonly LossPoint[]; runId: string }) {
  const t = useTexts('factory.lossChart');
  const { tag } = useReader();
  const series = [
    { label: t('measured'), points: lossCurve(points, 'evaluation') },
    { label: t('published'), points: lossCurve(points, 'final') },
  ].filter((one) => one.points.length > 0);
  const last = points.at(-1);
  return (
    <LineChart
      title={t('title')}
      description={t('description', {
        steps: last?.iteration ?? 0,
        loss: last ? formatNumber(last.loss, tag, { maximumSignificantDigits: 4 }) : '–',
      })}
      fileName={`loss-${runId.slice(0, 8)}`}
      series={series}
      xLabel={t('step')}
      yLabel={t('loss')}
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
