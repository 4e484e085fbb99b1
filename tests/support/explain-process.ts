/** One worker of tests/support/determinism-child.ts, in a process of its own: computes influences on request. */
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { type PreparedInfluence, prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';

/** The model first, then questions. */
export type ExplainRequest =
  | { kind: 'model'; weights: Uint8Array; training: readonly { text: string; label: string }[] }
  | { kind: 'question'; id: number; question: string };

export type ExplainReply = { id: number; tau: Float64Array; method: string };

let prepared: PreparedInfluence | undefined;

process.on('message', (request: ExplainRequest) => {
  if (request.kind === 'model') {
    prepared = prepareInfluence({ model: decodeClassifier(request.weights), training: request.training });
    return;
  }
  if (!prepared) throw new Error('No model was given.');
  const { tau, method } = explainAnswer(prepared, request.question);
  process.send?.({ id: request.id, tau, method } satisfies ExplainReply);
});
