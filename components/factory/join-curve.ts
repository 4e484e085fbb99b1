import type { LossPoint } from '@/lib/schemas/training';

/**
 * The curve once `points`, which begin at `from`, have come: appended to what is known. Null where they do not fit: the first
 * of them, which is known already, is another one than ours, or there is a gap. The whole is to be asked for then.
 */
export function joinCurve(
  known: readonly LossPoint[],
  { points, from }: { points: readonly LossPoint[]; from: number },
): LossPoint[] | null {
  if (from === 0) return [...points];
  const [seam] = points;
  const ours = known[from];
  if (!seam || !ours || ours.phase !== seam.phase || ours.iteration !== seam.iteration || ours.loss !== seam.loss) {
    return null;
  }
  return [...known.slice(0, from), ...points];
}
