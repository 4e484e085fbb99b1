import type { CSSProperties } from 'react';
import { useTexts } from '#texts';
import { STREAM_COLUMNS, type Stream } from '@/components/explore/build-stream';
import {
  layoutStream,
  type PlacedNode,
  STREAM_BAR,
  STREAM_LABEL,
  STREAM_PITCH,
  STREAM_WIDTH,
} from '@/components/explore/layout-stream';
import type { NamePlace } from '@/components/explore/stream-place';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';

/**
 * The stream from contributors to payouts, drawn on the server. Whoever points at a place, or reaches it by keyboard, sees
 * the bands that pass it: rules of style, no script. Its labels are links in lists, so that it reads without being seen.
 */
export function AttributionStream({ stream, nameOf }: { stream: Stream; nameOf: NamePlace }) {
  const t = useTexts('explore.attributionStream');
  const { height, nodes, bands } = layoutStream(stream);
  return (
    <div className="stream">
      <style>{nodes.map(({ key }) => dimOthers(key)).join('\n')}</style>
      <div className="relative" style={{ height: height + 34 }}>
        <svg
          viewBox={`0 0 ${STREAM_WIDTH} ${height}`}
          preserveAspectRatio="none"
          className="absolute inset-x-0 bottom-0 w-full"
          style={{ height }}
          aria-hidden="true"
        >
          {bands.map((band) => (
            <path
              key={band.key}
              d={band.path}
              data-via={band.via}
              fill={band.paid ? 'var(--value-fill)' : 'var(--river)'}
              fillOpacity={band.paid ? 0.4 : 0.3}
              className="transition-opacity duration-150"
            />
          ))}
        </svg>
        {STREAM_COLUMNS.map((column, index) => (
          <section key={column} aria-label={t(column)}>
            <h2
              className="absolute top-0 truncate pr-2 font-normal font-sans text-faint text-sm tracking-normal"
              style={{ left: percent(index * STREAM_PITCH), width: percent(STREAM_PITCH) }}
            >
              {t(column)}
            </h2>
            <ul>
              {nodes
                .filter((node) => node.column === column)
                .map((node) => (
                  <li
                    key={node.key}
                    data-via={node.key}
                    className="absolute"
                    style={{
                      left: percent(node.x),
                      width: percent(STREAM_PITCH),
                      top: node.y - STREAM_LABEL + 34,
                    }}
                  >
                    <Place node={node} nameOf={nameOf} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function Place({ node, nameOf }: { node: PlacedNode; nameOf: NamePlace }) {
  const { label, href, written } = nameOf(node);
  const bar: CSSProperties = { height: node.height, width: `${(STREAM_BAR / STREAM_PITCH) * 100}%` };
  const content = (
    <>
      <span className="mr-3 mb-px flex h-[calc(1.5rem-1px)] w-fit max-w-[calc(100%-0.75rem)] items-center gap-2 whitespace-nowrap rounded-sm bg-bg/85 pr-1.5 text-sm">
        <span
          className="min-w-0 truncate font-display text-[0.95rem] text-ink italic group-hover/place:underline"
          {...(written ? { translate: 'no' as const } : {})}
        >
          {label}
        </span>
        <Amount baseUnits={node.amount} unit={false} className="shrink-0 text-muted text-xs" />
      </span>
      <span
        className={
          node.column === 'roles' ? 'bar block rounded-[2px] bg-value-fill' : 'bar block rounded-[2px] bg-river'
        }
        style={bar}
      />
    </>
  );
  return href ? (
    <Link href={href} prefetch={false} data-node={node.key} className="group/place block rounded-sm" title={label}>
      {content}
    </Link>
  ) : (
    <span data-node={node.key} className="group/place block" title={label}>
      {content}
    </span>
  );
}

/** While somebody is at a node, bands that do not pass it fade. Keys are letters and digits. */
function dimOthers(key: string): string {
  return `.stream:has([data-node="${key}"]:is(:hover,:focus-visible)) path[data-via]:not([data-via~="${key}"]){opacity:.12}`;
}

function percent(units: number): string {
  return `${units / 10}%`;
}
