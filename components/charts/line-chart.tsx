import { scaleLinear, scaleLog } from 'd3-scale';
import { curveLinear, curveStepAfter, line } from 'd3-shape';
import { useReader, useTexts } from '#texts';
import { chartColour } from '@/components/charts/chart-colour';
import { ChartFrame } from '@/components/charts/chart-frame';
import { Legend } from '@/components/charts/legend';
import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/lib/core/format-number';

export type LineSeries = { label: string; points: readonly (readonly [x: number, y: number])[] };

const WIDTH = 640;
const HEIGHT = 240;
const MARGIN = { top: 10, right: 12, bottom: 30, left: 52 };

/**
 * Lines over a numeric axis. Drawn on the server, no script. `formatX` and `formatY` write the ticks and the table;
 * they run on the server, so give them only from a server component (or both sides from a client one).
 */
export function LineChart({
  title,
  description,
  fileName,
  series,
  xLabel,
  yLabel,
  formatX: givenFormatX,
  formatY: givenFormatY,
  xTicks,
  logarithmic = false,
  fromZero = false,
  steps = false,
  className,
}: {
  title: string;
  /** What the lines show, in a sentence. */
  description: string;
  /** What the download of its figures is called, without ending. */
  fileName: string;
  series: readonly LineSeries[];
  xLabel: string;
  yLabel: string;
  formatX?: (x: number) => string;
  formatY?: (y: number) => string;
  /** Where the x axis is marked, if not at round numbers. */
  xTicks?: readonly number[];
  /** A logarithmic y axis; every y must be above 0. */
  logarithmic?: boolean;
  fromZero?: boolean;
  /** The value stays until the next point, as a sum of events does; otherwise points are joined. */
  steps?: boolean;
  className?: string;
}) {
  const t = useTexts('charts.lineChart');
  const { tag } = useReader();
  const formatX = givenFormatX ?? ((x: number) => formatNumber(x, tag, { maximumFractionDigits: 2 }));
  const formatY = givenFormatY ?? ((y: number) => formatNumber(y, tag, { maximumSignificantDigits: 4 }));
  const all = series.flatMap((one) => one.points);
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [xLow, xHigh] = extent(xs);
  const [yLow, yHigh] = extent(fromZero ? [0, ...ys] : ys);
  const x = scaleLinear([xLow, xHigh], [MARGIN.left, WIDTH - MARGIN.right]);
  const range = [HEIGHT - MARGIN.bottom, MARGIN.top];
  const y = logarithmic ? scaleLog([yLow, yHigh], range).nice() : scaleLinear([yLow, yHigh], range).nice(4);
  const draw = line().curve(steps ? curveStepAfter : curveLinear);
  const rows = series.flatMap((one) =>
    one.points.map(([px, py]) => [
      ...(series.length > 1 ? [one.label] : []),
      { shown: formatX(px), value: givenFormatX ? formatX(px) : String(px) },
      { shown: formatY(py), value: String(py) },
    ]),
  );
  return (
    <ChartFrame
      title={title}
      description={description}
      table={{ columns: [...(series.length > 1 ? [t('series')] : []), xLabel, yLabel], rows, fileName }}
      legend={series.length > 1 ? <Legend labels={series.map((one) => one.label)} /> : null}
      className={cn('max-w-3xl', className)}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full" aria-hidden="true">
        {/* The picture shrinks on a phone, its words should not. */}
        <g className="fill-faint text-[11px] max-sm:text-[19px]">
          {y.ticks(4).map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line x1={MARGIN.left} x2={WIDTH - MARGIN.right} className="stroke-line" />
              <text x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                {formatY(tick)}
              </text>
            </g>
          ))}
          {(xTicks ?? x.ticks(6)).map((tick, index) => (
            <text
              key={tick}
              x={x(tick)}
              y={HEIGHT - MARGIN.bottom + 18}
              textAnchor="middle"
              className={index % 2 === 1 ? 'max-sm:hidden' : ''}
            >
              {formatX(tick)}
            </text>
          ))}
        </g>
        {series.map((one, index) => {
          const points = one.points.map(([px, py]): [number, number] => [x(px), y(py)]);
          const last = points.at(-1);
          return (
            <g key={one.label} stroke={chartColour(index)} fill={chartColour(index)}>
              <path d={draw(points) ?? ''} fill="none" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />
              {last ? <circle cx={last[0]} cy={last[1]} r="3.5" stroke="none" /> : null}
            </g>
          );
        })}
      </svg>
    </ChartFrame>
  );
}

/** The least and the largest value; widened when they are the same, so that a flat line has an axis. */
function extent(values: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  return low === high ? [low, high + (Math.abs(high) || 1)] : [low, high];
}
