import { parentPort } from 'node:worker_threads';
import { openAdapted } from '@/lib/attribution/adapter-influence/open-adapted';
import { findSourcesOfAnswer } from '@/lib/attribution/generated-text/find-sources-of-answer';
import { type OpenGenerated, openGenerated } from '@/lib/attribution/generated-text/open-generated';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { type PreparedInfluence, prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { AppError } from '@/lib/core/errors';
import type { Explainable, ExplainableModel, Explanation } from '@/lib/jobs/attribution-models';
import type { ThreadReply, ThreadRequest } from '@/lib/jobs/attribution-thread';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import { type OpenBase, openBase } from '@/lib/models/decoder/gguf/open-base';

/** The other end of lib/jobs/attribution-thread.ts: runs in the worker thread and holds its prepared models. */

type Prepared =
  | { readonly kind: 'label'; readonly model: PreparedInfluence }
  | { readonly kind: 'text'; readonly model: OpenGenerated };

/** Numbers kept, over all classifiers: two of 10,003 records and 77 labels (about 100 MB each), or hundreds of small ones. */
const KEPT_NUMBERS = 2_500_000;
/** Language models kept; each adapter holds its merged weights and room for an answer, some 40 MB with our own base. */
const KEPT_TEXTS = 6;
/** Open bases; all adapters upon one share it. */
const KEPT_BASES = 2;
const prepared = new Map<string, Prepared>();
const bases = new Map<string, OpenBase>();

parentPort?.on('message', (request: ThreadRequest) => {
  const reply = answer(request);
  parentPort?.postMessage(reply, reply.kind === 'explained' ? buffersOf(reply.explanation) : []);
});

function answer(request: ThreadRequest): ThreadReply {
  const { id } = request;
  try {
    if (request.kind === 'prepare') {
      prepared.delete(request.model.key);
      prepared.set(request.model.key, prepare(request.model));
      forgetOldest();
      return { id, kind: 'prepared' };
    }
    const model = prepared.get(request.key);
    if (!model) return { id, kind: 'unknown-model' };
    // Moved to the end: the first of the map is the one not used for longest.
    prepared.delete(request.key);
    prepared.set(request.key, model);
    return { id, kind: 'explained', explanation: explain(model, request.asked) };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal';
    return { id, kind: 'failed', code, message: error instanceof Error ? error.message : String(error) };
  }
}

function prepare(model: ExplainableModel): Prepared {
  if (model.kind === 'label') {
    const { weights, training } = model;
    return { kind: 'label', model: prepareInfluence({ model: decodeClassifier(weights), training }) };
  }
  const { texts, adapter } = model;
  if (!adapter) return { kind: 'text', model: openGenerated({ texts, adapter: null }) };
  const base = bases.get(adapter.baseCid) ?? openBase(adapter.base);
  bases.delete(adapter.baseCid);
  bases.set(adapter.baseCid, base);
  const [oldest] = bases.keys();
  if (bases.size > KEPT_BASES && oldest !== undefined) bases.delete(oldest);
  const adapted = openAdapted(base, adapter.weights);
  return { kind: 'text', model: openGenerated({ texts, adapter: { adapted, gradients: adapter.gradients } }) };
}

function explain(prepared: Prepared, asked: Explainable): Explanation {
  if (prepared.kind === 'label' && asked.kind === 'label') {
    const { answer: given, tau, residual, method } = explainAnswer(prepared.model, asked.text);
    return { kind: 'label', found: { label: given.label, margin: given.margin, tau, residual, method } };
  }
  if (prepared.kind === 'text' && asked.kind === 'text') {
    return { kind: 'text', found: findSourcesOfAnswer(prepared.model, asked.answer) };
  }
  throw new AppError('internal', `A ${asked.kind} was asked of a model that gives a ${prepared.kind}.`);
}

function buffersOf(explanation: Explanation): ArrayBuffer[] {
  const tau = explanation.kind === 'label' ? explanation.found.tau : explanation.found.influence?.tau;
  return tau ? [tau.buffer as ArrayBuffer] : [];
}

/** Drops the models not used for longest until what is kept fits; the newest always stays. */
function forgetOldest(): void {
  const numbersOf = (one: Prepared) =>
    one.kind === 'label' ? one.model.residuals.length + one.model.model.weights.length : 0;
  let numbers = 0;
  let texts = 0;
  for (const one of prepared.values()) {
    numbers += numbersOf(one);
    if (one.kind === 'text') texts += 1;
  }
  for (const [key, one] of [...prepared].slice(0, -1)) {
    const surplus = one.kind === 'text' ? texts > KEPT_TEXTS : numbers > KEPT_NUMBERS;
    if (!surplus) continue;
    prepared.delete(key);
    numbers -= numbersOf(one);
    if (one.kind === 'text') texts -= 1;
  }
}
