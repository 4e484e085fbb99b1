import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import type { AttributedRecords } from '@/lib/attribution/answer-weights/types';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { explainPassages } from '@/lib/attribution/passages/explain-passages';
import type { ReceiptSpan } from '@/lib/attribution/receipt';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import { citePlaces } from '@/lib/models/retrieval/cite-places';
import { decodeIndex } from '@/lib/models/retrieval/index-bytes';
import { openIndex } from '@/lib/models/retrieval/open-index';
import type { Answer } from '@/lib/schemas/answer';
import type { Evidence } from '@/lib/schemas/receipt';
import type { TrainedRecord } from '@/lib/verify/check-training-set';
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
  const explain = manifest.kind === 'classifier' ? openClassifier(weights, training) : openRetrieval(weights, training);
  const kept = new Map<string, Recomputed>();
  return (question) => {
    const recomputed = kept.get(question) ?? explain(question);
    kept.set(question, recomputed);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return recomputed;
  };
}

function openClassifier(weights: Uint8Array, training: readonly TrainedRecord[]): Explainer {
  const prepared = prepareInfluence({ model: decodeClassifier(weights), training });
  return (question) => {
    const { answer, tau, method } = explainAnswer(prepared, question);
    return {
      answer: { kind: 'label', ...answer, probabilities: answer.probabilities.map((one) => ({ ...one })) },
      evidence: 'influence',
      method,
      attributed: attributeRecords(tau, training),
      spans: [],
    };
  };
}

function openRetrieval(weights: Uint8Array, training: readonly TrainedRecord[]): Explainer {
  const index = openIndex(decodeIndex(weights));
  const textOf = (record: number) => training[record]?.text ?? null;
  return (question) => {
    const { answer } = answerFromPassages(index, { question, textOf });
    return { answer: citePlaces(answer, training), ...explainPassages(answer, training) };
  };
}
