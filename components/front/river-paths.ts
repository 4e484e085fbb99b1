/** Where the river's threads run; coordinates in the picture's own units. */
export type RiverPaths = {
  /** Contributors into Datanets. */
  streams: string[];
  /** Datanets into models. */
  branches: string[];
  /** Models into answers. */
  trunk: string;
  /** From the answers back to the contributors. */
  returning: string[];
};

export const RIVER = { width: 1120, height: 300 } as const;

const CONFLUENCE = { datanet: 340, model: 640, mouth: 1010 } as const;
const MIDDLE = 112;
const LIMITS = { streams: [7, 22], branches: [2, 6] } as const;

/**
 * The picture of the loop for real counts: a thread for each contributor, a branch for each Datanet (both within what
 * can be told apart), joining into one trunk, and threads of value running back. The same counts give the same picture.
 */
export function riverPaths({ contributors, datanets }: { contributors: number; datanets: number }): RiverPaths {
  const streamCount = clamp(contributors, LIMITS.streams);
  const branchCount = clamp(datanets, LIMITS.branches);
  const branchY = (branch: number) => spread({ index: branch, count: branchCount, from: 44, to: 180 });
  const streams = Array.from({ length: streamCount }, (_, index) => {
    const y = spread({ index, count: streamCount, from: 6, to: 218 }) + wobble(index) * 5;
    const branch = Math.min(branchCount - 1, Math.floor((index * branchCount) / streamCount));
    return curve({ x: 0, y }, { x: CONFLUENCE.datanet, y: branchY(branch) }, 0.42 + wobble(index + 7) * 0.14);
  });
  const branches = Array.from({ length: branchCount }, (_, index) =>
    curve({ x: CONFLUENCE.datanet, y: branchY(index) }, { x: CONFLUENCE.model, y: MIDDLE }, 0.5),
  );
  const returning = Array.from({ length: 7 }, (_, index) => {
    const y = spread({ index, count: 7, from: 240, to: 296 });
    return `M ${CONFLUENCE.mouth} ${MIDDLE} C ${RIVER.width + 26} ${MIDDLE}, ${RIVER.width + 10} 262, ${CONFLUENCE.mouth - 90} 264 C 720 266, 560 262, 420 264 C 260 266, 200 ${y}, 0 ${y}`;
  });
  return {
    streams,
    branches,
    trunk: `M ${CONFLUENCE.model} ${MIDDLE} C ${CONFLUENCE.model + 120} ${MIDDLE - 6}, ${CONFLUENCE.mouth - 140} ${MIDDLE + 6}, ${CONFLUENCE.mouth} ${MIDDLE}`,
    returning,
  };
}

type Point = { x: number; y: number };

function curve(from: Point, to: Point, bend: number): string {
  const span = to.x - from.x;
  return `M ${from.x} ${from.y.toFixed(1)} C ${(from.x + span * bend).toFixed(1)} ${from.y.toFixed(1)}, ${(to.x - span * 0.45).toFixed(1)} ${to.y.toFixed(1)}, ${to.x} ${to.y.toFixed(1)}`;
}

function spread({ index, count, from, to }: { index: number; count: number; from: number; to: number }): number {
  return count === 1 ? (from + to) / 2 : from + ((to - from) * index) / (count - 1);
}

/** A fixed irregularity between -1 and 1: banks are never ruled. */
function wobble(index: number): number {
  return Math.sin(index * 12.9898 + 4.1);
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}
