import { openAdaptedFiles } from '@/lib/attribution/adapter-influence/open-adapted';
import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import type { AttributedRecords } from '@/lib/attribution/answer-weights/types';
import { explainGenerated } from '@/lib/attribution/generated-text/explain-generated';
import { findSourcesOfAnswer } from '@/lib/attribution/generated-text/find-sources-of-answer';
import { type AdapterSources, openGenerated } from '@/lib/attribution/generated-text/open-generated';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { explainPassages } from '@/lib/attribution/passages/explain-passages';
import type { ReceiptSpan } from '@/lib/attribution/receipt';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import { citePlaces } from '@/lib/models/retrieval/cite-places';
import { decodeIndex } from '@/lib/models/retrieval/index-bytes';
import { openIndex } from '@/lib/models/retrieval/open-index';
import type { Answer } from '@/lib/schemas/answer';
import type { Evidence } from '@/lib/schemas/receipt';
import type { TrainedRecord } from '@/lib/verify/check-training-set';
import type { LoadedModel } from '@/lib/verify/load-model';

/** An answer, and what it owes to which training record, computed again. */
export type Recomputed = {
  /** Null for a text that a language model wrote: it is drawn, and told by `likelihood`. */
  readonly answer: Answer | null;
  /** Under an adapter's published weights, in nats; null where nobody can know. */
  readonly likelihood: { readonly logProbability: number; readonly tokens: number } | null;
  readonly evidence: Evidence;
  readonly method: string;
  readonly attributed: AttributedRecords;
  readonly spans: readonly ReceiptSpan[];
};

/** Answers a question as the model version did, or explains the text that it is said to have written. */
export type Explainer = (question: string, said: Answer) => Recomputed;

/** Answers kept: of an epoch's receipts many ask the same. */
const KEPT = 64;

/**
 * Prepares a model version to answer and explain, from its published files and training records alone. Null when one of
 * them cannot be read any more, and for a base, which is not asked. Throws `content-mismatch` when they do not belong
 * together.
 */
export function openExplainer(model: LoadedModel): Explainer | null {
  const explain = openKind(model);
  if (!explain) return null;
  const kept = new Map<string, Recomputed>();
  return (question, said) => {
    const key = canonicalJson([question, said.kind === 'text' ? said : null]);
    const recomputed = kept.get(key) ?? explain(question, said);
    kept.set(key, recomputed);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return recomputed;
  };
}

function openKind({ manifest, weights, adapter, training }: LoadedModel): Explainer | null {
  if (!weights || !training) return null;
  switch (manifest.kind) {
    case 'classifier':
      return openClassifier(weights, training);
    case 'retrieval':
      return openRetrieval(weights, training);
    case 'adapter': {
      if (!adapter) return null;
      const adapted = openAdaptedFiles({ base: adapter.base, adapter: weights });
      const sources = { adapted, gradients: adapter.gradients };
      return openWriter({ training, adapter: sources, pays: manifest.attribution.pays });
    }
    case 'endpoint':
      return openWriter({ training, adapter: null, pays: 'provenance' });
    case 'decoder':
      return null;
  }
}

function openWriter(input: {
  training: readonly TrainedRecord[];
  adapter: AdapterSources | null;
  pays: 'influence' | 'provenance';
}): Explainer {
  const { training, adapter, pays } = input;
  const open = openGenerated({ texts: training.map(({ text }) => text), adapter });
  return (question, said) => {
    if (said.kind !== 'text') {
      throw new AppError('content-mismatch', `A language model's answer is said to be of kind ${said.kind}.`);
    }
    const sources = findSourcesOfAnswer(open, { question, text: said.text, cut: said.finish === 'length' });
    const likelihood = sources.influence;
    return { answer: null, likelihood, ...explainGenerated(sources, { pays, trainingSet: training }) };
  };
}

function openClassifier(weights: Uint8Array, training: readonly TrainedRecord[]): Explainer {
  const prepared = prepareInfluence({ model: decodeClassifier(weights), training });
  return (question) => {
    const { answer, tau, method } = explainAnswer(prepared, question);
    return {
      likelihood: null,
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
    return { likelihood: null, answer: citePlaces(answer, training), ...explainPassages(answer, training) };
  };
}
