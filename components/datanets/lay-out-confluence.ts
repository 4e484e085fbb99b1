/** One stream of a confluence; `size` is what it brings, in any unit. */
export type Stream = { key: string; size: number };

type Point = readonly [x: number, y: number];

/** A stream as it is drawn: its upper edge from left to right, its thickness, and its rank by size, from 0. */
export type Band = { key: string; rank: number; edge: Point[]; thickness: number };

/** In units of its own: it is stretched to whatever width there is. */
export const CONFLUENCE_WIDTH = 640;
/** Of the height: what the river has at its mouth. */
const MOUTH = 0.44;
/** So thin a stream still shows. */
const LEAST = 0.9;

/**
 * Lays streams out from the left edge, far apart, to the right edge, side by side as one river in the middle. The largest
 * runs in the middle, the smaller ones join it from outside, the smallest last.
 */
export function layOutConfluence(
  streams: readonly Stream[],
  { height }: { height: number },
): { width: number; bands: Band[] } {
  const flowing = streams.filter(({ size }) => size > 0);
  const whole = flowing.reduce((sum, { size }) => sum + size, 0);
  const ranked = [...flowing].sort((a, b) => b.size - a.size);
  const thicknessOf = ({ size }: Stream) => Math.max(LEAST, (size / whole) * height * MOUTH);
  const order = fromMiddle(ranked);
  const total = order.reduce((sum, stream) => sum + thicknessOf(stream), 0);
  const margin = height * 0.08;
  const gap = order.length > 1 ? (height - 2 * margin - total) / (order.length - 1) : 0;
  let left = order.length > 1 ? margin : (height - total) / 2;
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
    return { key: stream.key, rank, edge, thickness };
  });
  return { width: CONFLUENCE_WIDTH, bands };
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
