/** Who of how many computes. */
export type Place = { readonly rank: number; readonly workers: number };

/** The part of 0 … length that falls to a worker, in whole steps; the parts cover it without overlap. */
export function sliceOf(length: number, { rank, workers }: Place, step = 4): { from: number; to: number } {
  const steps = Math.ceil(length / step);
  const bound = (index: number) => Math.min(length, Math.floor((steps * index) / workers) * step);
  return { from: bound(rank), to: bound(rank + 1) };
}
