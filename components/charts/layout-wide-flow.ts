import type { FlowSizes } from '@/components/charts/flow';

/** The picture's own width; it is stretched to the page's. Heights are pixels. */
export const WIDE = { width: 1000, source: 150, role: 285, join: 500, split: 595, leaf: 742, end: 758 } as const;

const WHOLE = 148;
const LABEL = 46;
const LEAF_PITCH = 30;
const LEAF_GAP = 4;
const ROLE_GAP = 14;
const BRANCH_GAP = 22;

/** A horizontal piece of a band: its upper edge and its thickness, in pixels. */
export type WideSpan = { key: string; branch: string; y: number; thickness: number };

export type WideFlow = {
  height: number;
  source: { y: number; thickness: number };
  /** Where each branch, and each station it is passed on by, has its label: above `y`. */
  roles: WideSpan[];
  passed: WideSpan[];
  leaves: WideSpan[];
  bands: WideBand[];
};

/** What comes into a branch (`in`), passes through a station (`passed`), or reaches a leaf: along its upper edge. */
export type WideBand = {
  key: string;
  branch: string;
  kind: 'in' | 'passed' | 'leaf';
  edge: readonly (readonly [x: number, y: number])[];
  thickness: number;
};

/**
 * A flow from left to right: source, branches, leaves. Thickness is proportional to size everywhere along the way, bands
 * of one column never overlap, and no two bands cross: branches, stations and leaves keep the order of the source.
 */
export function layoutWideFlow(branches: FlowSizes): WideFlow {
  const blocks = branches.map(measureBranch);
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + BRANCH_GAP * Math.max(0, blocks.length - 1);
  const thickness = blocks.reduce((sum, block) => sum + block.thickness, 0);
  const source = { y: Math.max(LABEL, (height - thickness) / 2), thickness };
  const flow: WideFlow = { height, source, roles: [], passed: [], leaves: [], bands: [] };
  let top = 0;
  let lane = source.y;
  for (const block of blocks) {
    const branch = block.key;
    const bundle = top + block.bundle;
    // The first row is level with the bundle of all rows; stations stand under it and join it from below.
    let y = bundle;
    let joined = bundle;
    for (const [index, row] of block.rows.entries()) {
      (index === 0 ? flow.roles : flow.passed).push({ key: row.key, branch, y, thickness: row.thickness });
      flow.bands.push({
        key: `${branch}/${row.key}`,
        branch,
        kind: index === 0 ? 'in' : 'passed',
        edge: [
          [0, lane],
          [WIDE.source, lane],
          [WIDE.role, y],
          [WIDE.join, y],
          [WIDE.split, joined],
        ],
        thickness: row.thickness,
      });
      lane += row.thickness;
      joined += row.thickness;
      y += row.thickness + ROLE_GAP + LABEL;
    }
    let leafTop = bundle + (block.thickness - block.leavesHeight) / 2;
    let from = bundle;
    for (const leaf of block.leaves) {
      const leafY = leafTop + (pitch(leaf.thickness) - leaf.thickness) / 2;
      flow.leaves.push({ key: leaf.key, branch, y: leafY, thickness: leaf.thickness });
      flow.bands.push({
        key: `${branch}/leaf/${leaf.key}`,
        branch,
        kind: 'leaf',
        edge: [
          [WIDE.split, from],
          [WIDE.leaf, leafY],
          [WIDE.end, leafY],
        ],
        thickness: leaf.thickness,
      });
      from += leaf.thickness;
      leafTop += pitch(leaf.thickness);
    }
    top += block.height + BRANCH_GAP;
  }
  return flow;
}

/** How much room a branch needs, and how far below its upper end its bundle begins: under a label, amid its leaves. */
function measureBranch(branch: FlowSizes[number]) {
  const leaves = branch.leaves.map(({ key, size }) => ({ key, thickness: size * WHOLE }));
  const stations = branch.passed.map(({ key, size }) => ({ key, thickness: size * WHOLE }));
  const thickness = sumThickness(leaves);
  const rows = [{ key: branch.key, thickness: Math.max(0, thickness - sumThickness(stations)) }, ...stations];
  const rowsHeight = sumThickness(rows) + (ROLE_GAP + LABEL) * stations.length;
  const leavesHeight = leaves.reduce((sum, leaf) => sum + pitch(leaf.thickness), 0);
  const bundle = Math.max(LABEL, (leavesHeight - thickness) / 2);
  const height = Math.max(bundle + rowsHeight, bundle + (thickness + leavesHeight) / 2);
  return { key: branch.key, leaves, rows, thickness, leavesHeight, bundle, height };
}

function pitch(thickness: number): number {
  return Math.max(LEAF_PITCH, thickness + LEAF_GAP);
}

function sumThickness(parts: readonly { thickness: number }[]): number {
  return parts.reduce((sum, { thickness }) => sum + thickness, 0);
}
