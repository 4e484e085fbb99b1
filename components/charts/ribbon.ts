type Point = readonly [x: number, y: number];

/** The outline of a band along its upper edge: level at each point, curved where the height changes. */
export function ribbonOutline(edge: readonly Point[], thickness: number): string {
  return bandOutline(edge, lowered(edge, thickness));
}

/** The outline of a band between its upper and its lower edge, which need not run side by side. */
export function bandOutline(upper: readonly Point[], lower: readonly Point[]): string {
  return `M ${run(upper)} L ${run([...lower].reverse())} Z`;
}

/** A line within a band, so far below its upper edge. */
export function ribbonLine(edge: readonly Point[], below: number): string {
  return `M ${run(lowered(edge, below))}`;
}

function lowered(edge: readonly Point[], by: number): Point[] {
  return edge.map(([x, y]) => [x, y + by]);
}

function run(points: readonly Point[]): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (!before) return `${text(x)} ${text(y)}`;
      if (before[1] === y) return `L ${text(x)} ${text(y)}`;
      const middle = (before[0] + x) / 2;
      return `C ${text(middle)} ${text(before[1])} ${text(middle)} ${text(y)} ${text(x)} ${text(y)}`;
    })
    .join(' ');
}

function text(value: number): string {
  return String(Math.round(value * 100) / 100);
}
