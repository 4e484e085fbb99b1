// --ease-water of app/globals.css: cubic-bezier(0.22, 0.8, 0.3, 1).
const [X1, Y1, X2, Y2] = [0.22, 0.8, 0.3, 1];

/** Points of the easing curve: the part of the time that has passed, and the part of the way that is behind, 0 to 1. */
export function waterEase(steps: number): [time: number, way: number][] {
  return Array.from({ length: steps + 1 }, (_, index) => {
    const at = index / steps;
    return [bezier(at, X1, X2), bezier(at, Y1, Y2)];
  });
}

/** One coordinate of a cubic Bézier from 0 to 1 with these control points. */
function bezier(at: number, first: number, second: number): number {
  const rest = 1 - at;
  return 3 * rest * rest * at * first + 3 * rest * at * at * second + at * at * at;
}
