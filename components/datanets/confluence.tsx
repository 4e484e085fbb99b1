import { useId } from 'react';
import { chartColour } from '@/components/charts/chart-colour';
import { ribbonLine, ribbonOutline } from '@/components/charts/ribbon';
import { layOutConfluence, type Stream } from '@/components/datanets/lay-out-confluence';
import { cn } from '@/components/ui/cn';

/**
 * Streams that join into one river, each as wide as its share: where a Datanet's records come from. Decoration: whoever
 * draws it says in words what it shows. It stretches to the width it is given.
 */
export function Confluence({
  streams,
  height,
  className,
}: {
  streams: readonly Stream[];
  height: number;
  className?: string;
}) {
  const id = useId();
  const { width, bands } = layOutConfluence(streams, { height });
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={cn('block w-full', className)}
      style={{ height }}
      aria-hidden="true"
    >
      <defs>
        {bands.map((band, index) => (
          <linearGradient
            key={band.key}
            id={`${id}${index}`}
            gradientUnits="userSpaceOnUse"
            x1={0}
            x2={width}
            y1={0}
            y2={0}
          >
            <stop offset="0.1" stopColor={chartColour(band.rank)} />
            <stop offset="0.72" stopColor="var(--river)" />
          </linearGradient>
        ))}
      </defs>
      {bands.map((band, index) => (
        <g key={band.key}>
          <path
            d={ribbonOutline(band.edge, band.thickness)}
            fill={`url(#${id}${index})`}
            stroke={`url(#${id}${index})`}
            strokeWidth="0.6"
            vectorEffect="non-scaling-stroke"
          />
          {band.thickness > 7 ? (
            <path
              d={ribbonLine(band.edge, band.thickness / 2)}
              fill="none"
              stroke="var(--surface)"
              strokeOpacity="0.35"
              vectorEffect="non-scaling-stroke"
            />
          ) : null}
        </g>
      ))}
      {bands.length === 0 ? (
        <path
          d={`M 0 ${height / 2} C ${width / 3} ${height / 4} ${(width * 2) / 3} ${(height * 3) / 4} ${width} ${height / 2}`}
          fill="none"
          stroke="var(--line-strong)"
          strokeDasharray="3 7"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </svg>
  );
}
