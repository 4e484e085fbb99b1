import { bandOutline, ribbonLine } from '@/components/charts/ribbon';
import { inkOf } from '@/components/datanets/confluence-inks';
import { layOutConfluence, type Stream } from '@/components/datanets/lay-out-confluence';
import { cn } from '@/components/ui/cn';

/**
 * Streams that join into one river, each as wide as its share: where a Datanet's records come from. Decoration: whoever
 * draws it says in words what it shows, and puts a ConfluenceInks on the page. It stretches to the width it is given.
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
  const { width, bands } = layOutConfluence(streams, { height });
  // Beside others, a line along the middle of each keeps them apart.
  const thick = bands.length > 1 ? bands.filter(({ thickness }) => thickness > 7) : [];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={cn('block w-full [&_path]:[vector-effect:non-scaling-stroke]', className)}
      style={{ height }}
      aria-hidden="true"
    >
      {bands.map((band) => (
        <path
          key={band.key}
          d={bandOutline(band.edge, band.lower)}
          fill={`url(#${inkOf(band.rank)})`}
          stroke={`url(#${inkOf(band.rank)})`}
          strokeWidth="0.6"
        />
      ))}
      {thick.length > 0 ? (
        <path
          d={thick.map((band) => ribbonLine(band.edge, band.thickness / 2)).join(' ')}
          fill="none"
          stroke="var(--surface)"
          strokeOpacity="0.35"
        />
      ) : null}
      {bands.length === 0 ? (
        <path
          d={`M 0 ${height / 2} C ${width / 3} ${height / 4} ${(width * 2) / 3} ${(height * 3) / 4} ${width} ${height / 2}`}
          fill="none"
          stroke="var(--line-strong)"
          strokeDasharray="3 7"
        />
      ) : null}
    </svg>
  );
}
