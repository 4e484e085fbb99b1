import { STREAM_COLUMNS, type Stream, type StreamNode } from '@/components/explore/build-stream';

/** The picture's own width; it is stretched to the page's. Heights are pixels. */
export const STREAM_WIDTH = 1000;
export const STREAM_PITCH = STREAM_WIDTH / STREAM_COLUMNS.length;
export const STREAM_BAR = 7;

const WHOLE = 260;
export const STREAM_LABEL = 24;
const GAP = 9;
const THINNEST = 3;
/** How far a band keeps its level before it bends, and from where it has that of its end: it bends behind the labels. */
const LEAVES = 0.66;
const ARRIVES = 0.62;

export type PlacedNode = StreamNode & { x: number; y: number; height: number };
/** A band's outline, and how thick it is. */
export type PlacedBand = { key: string; path: string; thickness: number; paid: boolean; via: string };

export type StreamLayout = { height: number; nodes: PlacedNode[]; bands: PlacedBand[] };

/**
 * Columns side by side, each centred on the tallest; a node is a bar under its label. Bands leave and reach a bar in the
 * order of their other ends, so that those of one bar do not cross each other.
 */
export function layoutStream(stream: Stream): StreamLayout {
  const { bands } = stream;
  const columns = orderColumns(stream);
  const heights = columns.map((column) => column.reduce((sum, node) => sum + slot(node), 0));
  const height = Math.max(0, ...heights);
  const placed = new Map<string, PlacedNode>();
  columns.forEach((column, index) => {
    let y = (height - (heights[index] ?? 0)) / 2;
    for (const node of column) {
      placed.set(node.key, { ...node, x: index * STREAM_PITCH, y: y + STREAM_LABEL, height: thicknessOf(node) });
      y += slot(node);
    }
  });

  const yOf = (key: string) => placed.get(key)?.y ?? 0;
  const left = new Map<string, number>();
  const right = new Map<string, number>();
  const take = (used: Map<string, number>, key: string, thickness: number) => {
    const from = used.get(key) ?? yOf(key);
    used.set(key, from + thickness);
    return from;
  };
  const starts = new Map<string, number>();
  for (const band of [...bands].sort((a, b) => yOf(a.to) - yOf(b.to))) {
    starts.set(`${band.from} ${band.to}`, take(right, band.from, band.size * WHOLE));
  }
  const drawn = [...bands]
    .sort((a, b) => yOf(a.from) - yOf(b.from))
    .map((band): PlacedBand => {
      const key = `${band.from} ${band.to}`;
      const thickness = band.size * WHOLE;
      const end = take(left, band.to, thickness);
      const x1 = (placed.get(band.from)?.x ?? 0) + STREAM_BAR;
      const x2 = placed.get(band.to)?.x ?? 0;
      return {
        key,
        path: outline({ x1, y1: starts.get(key) ?? 0, x2, y2: end, thickness: Math.max(thickness, 0.75) }),
        thickness,
        paid: placed.get(band.to)?.column === 'roles',
        via: [...band.via].join(' '),
      };
    });
  return { height, nodes: [...placed.values()], bands: drawn };
}

/**
 * The columns' nodes from top to bottom: answers and whom they paid as they come, each column left of them by where its
 * bands lead (Sugiyama's barycentres), so that few bands cross, and few pass a label.
 */
function orderColumns({ nodes, bands }: Stream): StreamNode[][] {
  const columns: StreamNode[][] = [];
  for (const column of [...STREAM_COLUMNS].reverse()) {
    const own = nodes.filter((node) => node.column === column);
    const next = columns[0];
    if (next === undefined || column === 'answers') {
      columns.unshift(own);
      continue;
    }
    const places = new Map(next.map(({ key }, place) => [key, place]));
    const leadsTo = new Map(
      own.map(({ key }) => {
        const out = bands.filter(({ from }) => from === key);
        const weight = out.reduce((sum, { size }) => sum + size, 0);
        const moment = out.reduce((sum, { to, size }) => sum + size * (places.get(to) ?? 0), 0);
        return [key, weight === 0 ? next.length : moment / weight];
      }),
    );
    columns.unshift(own.sort((a, b) => (leadsTo.get(a.key) ?? 0) - (leadsTo.get(b.key) ?? 0)));
  }
  return columns;
}

function thicknessOf({ size }: StreamNode): number {
  return Math.max(THINNEST, size * WHOLE);
}

function slot(node: StreamNode): number {
  return STREAM_LABEL + thicknessOf(node) + GAP;
}

function outline(band: { x1: number; y1: number; x2: number; y2: number; thickness: number }): string {
  const { x1, x2, thickness } = band;
  const [y1, y2] = [round(band.y1), round(band.y2)];
  const [z1, z2] = [round(y1 + thickness), round(y2 + thickness)];
  const [leave, arrive] = [round(x1 + (x2 - x1) * LEAVES), round(x1 + (x2 - x1) * ARRIVES)];
  return `M${x1} ${y1}C${leave} ${y1} ${arrive} ${y2} ${x2} ${y2}V${z2}C${arrive} ${z2} ${leave} ${z1} ${x1} ${z1}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
