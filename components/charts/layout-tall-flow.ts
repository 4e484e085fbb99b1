import type { FlowSizes } from '@/components/charts/flow';

/** Pixels: how wide the stream is at its source, and where its bands end and the labels begin. */
export const TALL = { whole: 76, end: 112 } as const;

const START = 8;
const HEADER = 50;
const LEAF = 34;
const SINGLE = 54;
const STATION = 72;
const GAP = 6;
const BRANCH_GAP = 12;
const BEND = 11;

/** A row of labels beside the stream: a branch's heading, a station that passes on, a leaf; `single` is both at once. */
export type TallRow = {
  kind: 'branch' | 'passed' | 'leaf' | 'single';
  branch: string;
  key: string;
  /** The row's upper edge and height. */
  y: number;
  height: number;
  /** 0 where no band leaves the stream. */
  thickness: number;
};

export type TallFlow = {
  height: number;
  rows: TallRow[];
  bands: TallBand[];
  /** Where a station passes its part on: a bay beside the stream. */
  bays: { key: string; branch: string; path: string }[];
};

/** A lane down the stream at `centre`, turning right by `radius` into the row whose middle is `middle`. */
export type TallBand = {
  key: string;
  branch: string;
  thickness: number;
  centre: number;
  middle: number;
  radius: number;
};

/**
 * A flow from top to bottom, for narrow screens: one stream on the left whose outermost lane leaves it at each row, so
 * that no two bands cross. Lanes lie side by side, in width proportional to their size.
 */
export function layoutTallFlow(branches: FlowSizes): TallFlow {
  const flow: TallFlow = { height: 0, rows: [], bands: [], bays: [] };
  let right = branches.reduce((sum, branch) => sum + sumSizes(branch.leaves), 0) * TALL.whole;
  let top = START;
  for (const branch of branches) {
    const single = branch.leaves.length === 1 && branch.passed.length === 0;
    if (!single) {
      flow.rows.push({ kind: 'branch', branch: branch.key, key: branch.key, y: top, height: HEADER, thickness: 0 });
      top += HEADER;
    }
    for (const station of branch.passed) {
      flow.rows.push({ kind: 'passed', branch: branch.key, key: station.key, y: top, height: STATION, thickness: 0 });
      flow.bays.push({ key: station.key, branch: branch.key, path: bay(right, top + 6, STATION - 26) });
      top += STATION;
    }
    for (const leaf of branch.leaves) {
      const thickness = leaf.size * TALL.whole;
      const height = Math.max(single ? SINGLE : LEAF, thickness + GAP);
      const middle = top + height / 2;
      const centre = right - thickness / 2;
      const radius = thickness / 2 + BEND;
      flow.rows.push({
        kind: single ? 'single' : 'leaf',
        branch: branch.key,
        key: leaf.key,
        y: top,
        height,
        thickness,
      });
      flow.bands.push({ key: `${branch.key}/${leaf.key}`, branch: branch.key, thickness, centre, middle, radius });
      right -= thickness;
      top += height;
    }
    top += BRANCH_GAP;
  }
  flow.height = Math.max(0, top - BRANCH_GAP);
  return flow;
}

/** The line of a band, or one beside it: so far to the right of its centre, seen down the stream. */
export function tallLine({ centre, middle, radius }: TallBand, beside = 0): string {
  const turn = text(radius - beside);
  const level = text(middle - beside);
  return `M ${text(centre + beside)} 0 V ${text(middle - radius)} A ${turn} ${turn} 0 0 0 ${text(centre + radius)} ${level} H ${TALL.end}`;
}

function bay(right: number, top: number, height: number): string {
  const far = Math.min(right + 30, TALL.end);
  return `M ${text(right)} ${top} C ${text(far)} ${top} ${text(far)} ${top + height} ${text(right)} ${top + height}`;
}

function text(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function sumSizes(parts: readonly { readonly size: number }[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}
