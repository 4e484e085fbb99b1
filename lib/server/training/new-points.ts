import type { LossPoint } from '@/lib/schemas/training';

/**
 * What of a run's curve somebody does not have who has its first `known` points: those after them, and the last known one
 * again, by which they see whether the curve is still the one they know (a run that was begun anew has another). Everything
 * where the curve is shorter than that, or `known` is no such count.
 */
export function newPoints(
  curve: readonly LossPoint[],
  known: number,
): { lossCurve: readonly LossPoint[]; lossFrom: number } {
  const lossFrom = Number.isInteger(known) && known > 0 && known <= curve.length ? known - 1 : 0;
  return { lossCurve: curve.slice(lossFrom), lossFrom };
}
