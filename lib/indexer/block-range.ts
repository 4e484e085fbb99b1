/** How many blocks to ask for at once while catching up: grows while answers are light, shrinks when one is refused. */
export type BlockRange = {
  readonly size: number;
  /** Tells how many events the last answer held. */
  grow: (eventCount: number) => void;
  /** Asks for less; false when there is no less. */
  shrink: () => boolean;
};

const FIRST_SIZE = 2_000;
const LARGEST_SIZE = 200_000;
/** Keeps a step's transaction, and what it holds in memory, small. */
const WANTED_EVENTS = 20_000;

export function createBlockRange(firstSize: number = FIRST_SIZE): BlockRange {
  let size = firstSize;
  return {
    get size() {
      return size;
    },
    grow(eventCount) {
      if (eventCount > WANTED_EVENTS) size = Math.max(1, Math.floor(size / 2));
      else if (eventCount < WANTED_EVENTS / 2) size = Math.min(LARGEST_SIZE, size * 2);
    },
    shrink() {
      if (size === 1) return false;
      size = Math.max(1, Math.floor(size / 4));
      return true;
    },
  };
}
