/** One contributor's thread: down through a Datanet and a model into the answers, and back as value. */
export type RiverThread = { out: string; turn: string; back: string };

/** The size of the picture, and where its four stages begin, in its own units. */
export const RIVER = { width: 1120, height: 316, datanets: 350, models: 650, answers: 960 } as const;

const BED = 92;
const TURN_AXIS = 170;
const GAP = 3.3;
const LIMITS = { threads: [16, 26], branches: [3, 6] } as const;

type Point = { x: number; y: number };

/**
 * The picture of the loop for real counts: as many threads as contributors, gathered in as many branches as Datanets
 * (both kept within what can be told apart), joining into one river, turning, and running back. Each thread can be
 * followed all the way. The same counts give the same picture.
 */
export function riverThreads({ contributors, datanets }: { contributors: number; datanets: number }): RiverThread[] {
  const count = clamp(contributors, LIMITS.threads);
  const branchCount = clamp(datanets, LIMITS.branches);
  return Array.from({ length: count }, (_, index) => {
    const branch = Math.min(branchCount - 1, Math.floor((index * branchCount) / count));
    const first = Math.ceil((branch * count) / branchCount);
    const inBranch = Math.ceil(((branch + 1) * count) / branchCount) - first;
    const source = { x: 0, y: spread(index, count, 4, 184) + wobble(index) * 3.5 };
    const gathered = {
      x: RIVER.datanets,
      y: spread(branch, branchCount, 34, 150) + (index - first - (inBranch - 1) / 2) * GAP,
    };
    const joined = { x: RIVER.models, y: BED + (index - (count - 1) / 2) * GAP };
    const mouth = { x: RIVER.answers, y: joined.y };
    const radius = TURN_AXIS - mouth.y;
    const returned = { x: RIVER.answers, y: TURN_AXIS + radius * 0.86 };
    const home = { x: 0, y: spread(count - 1 - index, count, 212, RIVER.height - 4) + wobble(index + 40) * 2 };
    return {
      out: `M ${text(source)} ${bend(source, gathered, 0.4 + wobble(index + 7) * 0.1)} ${bend(gathered, joined, 0.5)} L ${text(mouth)}`,
      turn: `M ${text(mouth)} C ${text({ x: mouth.x + radius * 1.25, y: mouth.y })} ${text({ x: mouth.x + radius * 1.25, y: returned.y })} ${text(returned)}`,
      back: `M ${text(returned)} L ${text({ x: RIVER.datanets + 60, y: returned.y })} ${bend({ x: RIVER.datanets + 60, y: returned.y }, home, 0.5)}`,
    };
  });
}

function bend(from: Point, to: Point, where: number): string {
  const span = to.x - from.x;
  return `C ${text({ x: from.x + span * where, y: from.y })} ${text({ x: to.x - span * 0.45, y: to.y })} ${text(to)}`;
}

function text({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function spread(index: number, count: number, from: number, to: number): number {
  return count === 1 ? (from + to) / 2 : from + ((to - from) * index) / (count - 1);
}

/** A fixed irregularity between -1 and 1: banks are never ruled. */
function wobble(index: number): number {
  return Math.sin(index * 12.9898 + 4.1);
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}
