import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import type { AttributedRecords } from '@/lib/attribution/answer-weights/types';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { type PreparedInfluence, prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import type { ReceiptSpan } from '@/lib/attribution/receipt';
import { AppError } from '@/lib/core/errors';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import type { Answer } from '@/lib/schemas/answer';
import type { Evidence } from '@/lib/schemas/receipt';
import type { LoadedModel } from '@/lib/verify/load-model';

/** An answer computed again, and what it owes to which training record. */
export type Recomputed = {
  readonly answer: Answer;
  readonly evidence: Evidence;
  readonly method: string;
  readonly attributed: AttributedRecords;
  readonly spans: readonly ReceiptSpan[];
};

/** Answers a question as the model version did. */
export type Explainer = (question: string) => Recomputed;

/** Answers kept: of an epoch's receipts many ask the same. */
const KEPT = 64;

/**
 * Prepares a model version to answer and explain, from its published weights and training records alone. Null when one
 * of them cannot be read any more. Throws `content-mismatch` when they do not belong together.
 */
export function openExplainer({ manifest, weights, training }: LoadedModel): Explainer | null {
  if (!weights || !training) return null;
  if (manifest.kind !== 'classifier') throw new AppError('internal', 'Not yet.');
  const prepared: PreparedInfluence = prepareInfluence({ model: decodeClassifier(weights), training });
  const kept = new Map<string, Recomputed>();
  return (question) => {
    const known = kept.get(question);
    if (known) return known;
    const { answer, tau, method } = explainAnswer(prepared, question);
    const recomputed: Recomputed = {
      answer: { kind: 'label', ...answer, probabilities: answer.probabilities.map((one) => ({ ...one })) },
      evidence: 'influence',
      method,
      attributed: attributeRecords(tau, training),
      spans: [],
    };
    kept.set(question, recomputed);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return recomputed;
  };
}
