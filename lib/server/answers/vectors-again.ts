import { AppError } from '@/lib/core/errors';
import type { ReceiptRow } from '@/lib/db/receipt';
import { findWeightsCid } from '@/lib/db/receipt-reservation';
import type { ModelRequest } from '@/lib/schemas/model-request';
import type { AskDependencies } from '@/lib/server/answers/ask-model';
import { loadAnswerer } from '@/lib/server/answers/load-answerer';
import { siteEngine } from '@/lib/server/answers/site-engine';

/**
 * The vectors of a request that was answered before: computed anew, as a receipt keeps only their hash, which they have to
 * agree with. Nothing is charged. Throws `content-mismatch` when the engine computes other numbers by now, and `not-ready`.
 */
export async function vectorsAgain(
  deps: AskDependencies,
  { receipt, request, signal }: { receipt: ReceiptRow; request: ModelRequest; signal: AbortSignal },
): Promise<readonly Float32Array[]> {
  const { id, modelId, modelVersion, account } = receipt;
  const weightsCid = await findWeightsCid(deps.db, { modelId, modelVersion });
  if (weightsCid === null)
    throw new AppError('not-ready', 'The model’s manifest is still being read. Ask again in a moment.');
  const answerer = await loadAnswerer(deps, { modelId, modelVersion, weightsCid });
  let vectors: readonly Float32Array[] = [];
  const answer = await answerer({
    request,
    receiptId: id,
    account,
    engine: () => siteEngine(deps),
    signal,
    onText: () => {},
    onVectors: (computed) => {
      vectors = computed;
    },
  });
  const { answer: recorded } = receipt;
  if (recorded?.kind === 'vectors' && answer.kind === 'vectors' && answer.hash === recorded.hash) return vectors;
  throw new AppError(
    'content-mismatch',
    'The engine computes other vectors than were given for this key. Ask again with a new Idempotency-Key.',
  );
}
