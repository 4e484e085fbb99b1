/** At most about `most` of the points, evenly taken, always with the first and the last: what a picture of that width shows. */
export function thinPoints<Point>(points: readonly Point[], most: number): Point[] {
  if (points.length <= most) return [...points];
  const every = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => points[Math.round(index * every)]).filter(
    (point): point is Point => point !== undefined,
  );
}
