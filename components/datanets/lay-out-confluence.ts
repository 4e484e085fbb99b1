/** One stream of a confluence; `size` is what it brings, in any unit. */
export type Stream = { key: string; size: number };

type Point = readonly [x: number, y: number];

/**
 * A stream as it is drawn: its upper and its lower edge from left to right, its thickness at the mouth, and its rank by
 * size, from 0.
 */
export type Band = { key: string; rank: number; edge: Point[]; lower: Point[]; thickness: number };

/** In units of its own: it is stretched to whatever width there is. */
export const CONFLUENCE_WIDTH = 640;
/** Of the height: what the river has at its mouth. */
const MOUTH = 0.44;
/** So thin a stream still shows. */
const LEAST = 0.9;

/**
 * Lays streams out from the left edge, far apart, to the right edge, side by side as one river in the middle. The largest
 * runs in the middle, the smaller ones join it from outside, the smallest last. A stream that nothing joins springs up
 * thin and winds its way to the same width: a bar across would look like anything but a stream.
 */
export function layOutConfluence(
  streams: readonly Stream[],
  { height }: { height: number },
): { width: number; bands: Band[] } {
  const flowing = streams.filter(({ size }) => size > 0);
  const whole = flowing.reduce((sum, { size }) => sum + size, 0);
  const ranked = [...flowing].sort((a, b) => b.size - a.size);
  const [lone] = ranked;
  if (lone && ranked.length === 1) return { width: CONFLUENCE_WIDTH, bands: [springUp(lone.key, height)] };
  const thicknessOf = ({ size }: Stream) => Math.max(LEAST, (size / whole) * height * MOUTH);
  const order = fromMiddle(ranked);
  const total = order.reduce((sum, stream) => sum + thicknessOf(stream), 0);
  const margin = height * 0.08;
  const gap = (height - 2 * margin - total) / Math.max(1, order.length - 1);
  let left = margin;
  let right = (height - total) / 2;
  const bands = order.map((stream): Band => {
    const rank = ranked.indexOf(stream);
    const thickness = thicknessOf(stream);
    // The smaller a stream is, the later it joins.
    const bend = 0.16 + (0.3 * rank) / Math.max(1, ranked.length - 1);
    const edge: Point[] = [
      [0, left],
      [CONFLUENCE_WIDTH * bend * 0.5, left],
      [CONFLUENCE_WIDTH * (bend + 0.34), right],
      [CONFLUENCE_WIDTH, right],
    ];
    left += thickness + gap;
    right += thickness;
    const lower = edge.map(([x, y]): Point => [x, y + thickness]);
    return { key: stream.key, rank, edge, lower, thickness };
  });
  return { width: CONFLUENCE_WIDTH, bands };
}

/** Where a lone stream bends: how far along, how far from the middle in heights, and how much of its width it has there. */
const BENDS = [
  [0, 0.16, 0.04],
  [0.2, 0.2, 0.1],
  [0.42, -0.16, 0.3],
  [0.7, 0.05, 0.72],
  [1, 0, 1],
] as const;

function springUp(key: string, height: number): Band {
  const thickness = height * MOUTH;
  const edgeAt = (side: -1 | 1) =>
    BENDS.map(
      ([along, off, part]): Point => [CONFLUENCE_WIDTH * along, height * (0.5 + off) + (side * thickness * part) / 2],
    );
  return { key, rank: 0, edge: edgeAt(-1), lower: edgeAt(1), thickness };
}

/** The first in the middle, the others in turn below and above it. */
function fromMiddle<T>(ranked: readonly T[]): T[] {
  const order: T[] = [];
  ranked.forEach((one, index) => {
    if (index % 2 === 0) order.push(one);
    else order.unshift(one);
  });
  return order;
}
