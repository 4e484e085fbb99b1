import { RIVER, riverThreads } from '@/components/front/river-paths';

const OPACITIES = [0.95, 0.55, 0.75, 0.4, 0.85, 0.6] as const;

/** The loop as water: threads into a river, value (the warm hue) running back. Decorative; the figures are beside it. */
export function River({ contributors, datanets }: { contributors: number; datanets: number }) {
  const threads = riverThreads({ contributors, datanets });
  return (
    <svg
      viewBox={`0 0 ${RIVER.width} ${RIVER.height}`}
      className="h-auto w-full"
      fill="none"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <defs>
        <linearGradient id="river-turn" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="90" y2="230">
          <stop offset="0" stopColor="var(--river)" />
          <stop offset="1" stopColor="var(--value-fill)" />
        </linearGradient>
      </defs>
      <g className="[stroke-width:2.1] max-sm:[stroke-width:2.6]" strokeLinecap="butt">
        {threads.map((thread, index) => (
          <g key={thread.out} opacity={OPACITIES[index % OPACITIES.length]}>
            <path d={thread.back} stroke="var(--value-fill)" />
            <path d={thread.turn} stroke="url(#river-turn)" />
            <path d={thread.out} stroke="var(--river)" />
          </g>
        ))}
      </g>
      <g strokeWidth="5.5">
        {threads.map((thread, index) =>
          index % 3 === 1 ? (
            <g key={thread.out}>
              <Drop path={thread.out} colour="var(--river-strong)" rest={restOf(index, 0)} />
              <Drop path={thread.back} colour="var(--value)" rest={restOf(index, 27)} />
            </g>
          ) : null,
        )}
      </g>
    </svg>
  );
}

/** Where a drop comes to rest, in hundredths of its path: neighbours far apart, none near an end. */
function restOf(index: number, first: number): number {
  return 20 + ((first + Math.floor(index / 3) * 43) % 70);
}

/** A drop that runs along a path until it rests: a dash of no length with round ends. */
function Drop({ path, colour, rest }: { path: string; colour: string; rest: number }) {
  return (
    <path
      d={path}
      pathLength="100"
      stroke={colour}
      strokeDasharray="0.01 99.99"
      strokeDashoffset={-rest}
      className="drift"
    />
  );
}
