import { useReader, useTexts } from '#texts';
import { ChartFrame } from '@/components/charts/chart-frame';
import type { LoadedRow } from '@/components/serving/adapter-table';
import { dateFormat } from '@/lib/core/date-format';

const WIDTH = 640;
const HEIGHT = 150;
/** Where the base's water begins. */
const SHORE = 104;

/**
 * What is in the engine's memory: the base as a river, and a place above it for each adapter that can be ready at once. An
 * adapter's stream is the wider the more answers it gave; a dry bed is a free place.
 */
export function PlacesPicture({
  adapters,
  places,
  base,
}: {
  adapters: readonly LoadedRow[];
  places: number;
  base: string | null;
}) {
  const t = useTexts('serving.placesPicture');
  const { tag } = useReader();
  const count = Math.max(places, adapters.length, 1);
  const most = Math.max(1, ...adapters.map(({ generations }) => generations));
  const nameOf = ({ model }: LoadedRow) => model?.name ?? t('tried');
  return (
    <ChartFrame
      title={t('title')}
      description={t('description', { loaded: adapters.length, places: count })}
      table={{
        columns: [t('adapter'), t('answers'), t('lastAsked')],
        rows: adapters.map((row) => [
          nameOf(row),
          row.generations,
          dateFormat(tag, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(
            new Date(row.lastUsedAt),
          ),
        ]),
        fileName: 'adapters-in-memory',
      }}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full" aria-hidden="true">
        {Array.from({ length: count }, (_, place) => {
          const x = 20 + ((place + 0.5) / count) * (WIDTH - 30);
          const row = adapters[place];
          const path = `M${x - 10} 8C${x - 10} 50 ${x} 60 ${x} ${SHORE + 8}`;
          return row ? (
            <path
              key={row.cid}
              d={path}
              fill="none"
              stroke={row.model ? 'var(--chart-1)' : 'var(--chart-3)'}
              strokeOpacity="0.75"
              strokeWidth={3 + 9 * Math.sqrt(row.generations / most)}
              strokeLinecap="round"
            />
          ) : (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a free place has no other identity than where it is
              key={`free-${place}`}
              d={path}
              fill="none"
              stroke="var(--line-strong)"
              strokeDasharray="1 6"
              strokeWidth="1.5"
              strokeLinecap="round"
            />
          );
        })}
        <path
          d={`M0 ${SHORE}C${WIDTH * 0.25} ${SHORE - 8} ${WIDTH * 0.7} ${SHORE + 10} ${WIDTH} ${SHORE}V${HEIGHT}H0Z`}
          fill="var(--river)"
        />
        {base === null ? null : (
          <text
            x={WIDTH / 2}
            y={HEIGHT - 16}
            textAnchor="middle"
            className="fill-on-river font-display text-[17px] italic max-sm:text-[26px]"
          >
            {base}
          </text>
        )}
      </svg>
    </ChartFrame>
  );
}
