import type { AdapterEvaluationView } from '@/lib/schemas/model-manifest';

/** Below this part of what it was, a loss counts as lower: the rest is what another seed would change too. */
const LOWER = 0.98;

/**
 * What training came to on held-out records: `better` when more of them are answered exactly, `nearer` when no more are but
 * the right answers became likelier, `none` otherwise.
 */
export function judgeAdapter({
  exactBefore,
  exactAfter,
  lossBefore,
  lossAfter,
}: Pick<AdapterEvaluationView, 'exactBefore' | 'exactAfter' | 'lossBefore' | 'lossAfter'>):
  | 'better'
  | 'nearer'
  | 'none' {
  if (exactAfter > exactBefore) return 'better';
  return exactAfter === exactBefore && lossAfter < lossBefore * LOWER ? 'nearer' : 'none';
}
