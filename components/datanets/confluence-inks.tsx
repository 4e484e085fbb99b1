import { CHART_COLOURS, chartColour } from '@/components/charts/chart-colour';
import { CONFLUENCE_WIDTH } from '@/components/datanets/lay-out-confluence';

/** What the streams of all confluences on a page are filled with, once: from a colour of their own to the river's. */
export function ConfluenceInks() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {Array.from({ length: CHART_COLOURS }, (_, rank) => (
        <linearGradient
          key={inkOf(rank)}
          id={inkOf(rank)}
          gradientUnits="userSpaceOnUse"
          x1={0}
          x2={CONFLUENCE_WIDTH}
          y1={0}
          y2={0}
        >
          <stop offset="0.1" stopColor={chartColour(rank)} />
          <stop offset="0.72" stopColor="var(--river)" />
        </linearGradient>
      ))}
    </svg>
  );
}

/** The name of the ink of a stream, by its rank in size. */
export function inkOf(rank: number): string {
  return `ink${rank % CHART_COLOURS}`;
}
