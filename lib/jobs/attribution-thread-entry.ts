import { parentPort } from 'node:worker_threads';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { type PreparedInfluence, prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { AppError } from '@/lib/core/errors';
import type { ThreadReply, ThreadRequest } from '@/lib/jobs/attribution-thread';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';

/** The other end of lib/jobs/attribution-thread.ts: runs in the worker thread and holds its prepared models. */

/** Numbers kept, over all models: two of 10,003 records and 77 labels (about 100 MB each), or hundreds of small ones. */
const KEPT_NUMBERS = 2_500_000;
const prepared = new Map<string, PreparedInfluence>();

parentPort?.on('message', (request: ThreadRequest) => {
  const reply = answer(request);
  parentPort?.postMessage(reply, reply.kind === 'explained' ? [reply.explanation.tau.buffer as ArrayBuffer] : []);
});

function answer(request: ThreadRequest): ThreadReply {
  const { id } = request;
  try {
    if (request.kind === 'prepare') {
      const { key, weights, training } = request.model;
      prepared.set(key, prepareInfluence({ model: decodeClassifier(weights), training }));
      forgetOldest();
      return { id, kind: 'prepared' };
    }
    const model = prepared.get(request.key);
    if (!model) return { id, kind: 'unknown-model' };
    // Moved to the end: the first of the map is the one not used for longest.
    prepared.delete(request.key);
    prepared.set(request.key, model);
    const { answer: given, tau, residual, method } = explainAnswer(model, request.text);
    return { id, kind: 'explained', explanation: { label: given.label, margin: given.margin, tau, residual, method } };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal';
    return { id, kind: 'failed', code, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Drops the models not used for longest until what is kept fits; the newest always stays. */
function forgetOldest(): void {
  let numbers = 0;
  for (const { residuals, model } of prepared.values()) numbers += residuals.length + model.weights.length;
  for (const [key, { residuals, model }] of prepared) {
    if (numbers <= KEPT_NUMBERS || prepared.size === 1) return;
    prepared.delete(key);
    numbers -= residuals.length + model.weights.length;
  }
}
