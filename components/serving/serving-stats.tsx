import { formatMemory } from '@/components/serving/format-memory';
import { Stat } from '@/components/ui/stat';
import { TimeAgo } from '@/components/ui/time-ago';

export type ServingFigures = {
  running: number;
  waiting: number;
  memoryBytes: number | null;
  since: number | null;
  evicted: number;
  published: number;
  loaded: number;
};

/** What the engine does right now, in figures. */
export function ServingStats({ running, waiting, memoryBytes, since, evicted, published, loaded }: ServingFigures) {
  return (
    <dl className="grid grid-cols-2 gap-6 sm:grid-cols-3">
      <Stat label="Answers being written" value={running} />
      <Stat label="Questions waiting" value={waiting} detail="each account in its turn" />
      <Stat label="Adapters ready" value={loaded} detail={`of ${published.toLocaleString('en')} published`} />
      <Stat
        label="Memory"
        value={memoryBytes === null ? '–' : formatMemory(memoryBytes)}
        detail={memoryBytes === null ? 'on another server' : 'of the engine’s process'}
      />
      <Stat label="Adapters let go" value={evicted.toLocaleString('en')} detail="to make room for others" />
      <Stat label="Running since" value={since === null ? '–' : <TimeAgo at={new Date(since)} />} />
    </dl>
  );
}
