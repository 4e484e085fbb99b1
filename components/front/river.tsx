import { RIVER, riverPaths } from '@/components/front/river-paths';

/** The loop as water: streams into a river, value (in the warm hue) running back. Decorative; the figures are beside it. */
export function River({ contributors, datanets }: { contributors: number; datanets: number }) {
  const { streams, branches, trunk, returning } = riverPaths({ contributors, datanets });
  return (
    <svg
      viewBox={`0 0 ${RIVER.width} ${RIVER.height}`}
      className="h-auto w-full overflow-visible"
      fill="none"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <g stroke="var(--value-fill)">
        {returning.map((path, index) => (
          <path key={path} d={path} strokeWidth="1.25" opacity={0.35 + (index % 3) * 0.15} />
        ))}
        {returning.slice(2, 5).map((path) => (
          <path
            key={path}
            d={path}
            strokeWidth="2.5"
            strokeDasharray="0.1 47.9"
            className="animate-[drift_2.6s_linear_infinite] motion-reduce:hidden"
          />
        ))}
      </g>
      <g stroke="var(--river)">
        {streams.map((path, index) => (
          <path key={path} d={path} strokeWidth={1.4 + (index % 3) * 0.5} opacity={0.4 + (index % 4) * 0.13} />
        ))}
        {branches.map((path) => (
          <path key={path} d={path} strokeWidth="4.5" opacity="0.85" />
        ))}
        <path d={trunk} strokeWidth="11" />
      </g>
      <g stroke="var(--bg)" className="motion-reduce:hidden">
        {branches.map((path) => (
          <path
            key={path}
            d={path}
            strokeWidth="1.6"
            opacity="0.7"
            strokeDasharray="5 43"
            className="animate-[drift_2.2s_linear_infinite]"
          />
        ))}
        <path
          d={trunk}
          strokeWidth="2"
          opacity="0.7"
          strokeDasharray="9 39"
          className="animate-[drift_1.6s_linear_infinite]"
        />
      </g>
    </svg>
  );
}
