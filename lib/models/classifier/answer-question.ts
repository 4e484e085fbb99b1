import { exp, log } from '@/lib/core/exact-math';
import { classRow } from '@/lib/models/classifier/class-row';
import { type FeatureSpace, openFeatures, textRow } from '@/lib/models/classifier/features';
import { softmaxInPlace } from '@/lib/models/classifier/softmax';
import type { SparseRow } from '@/lib/models/classifier/sparse-rows';
import type { Classifier, ClassifierAnswer } from '@/lib/models/classifier/types';

/** Opened vocabularies, by model object: opening one takes longer than answering. */
const opened = new WeakMap<Classifier, FeatureSpace>();

/** The feature space of a model, opened once per model object. */
export function featuresOf(model: Classifier): FeatureSpace {
  const known = opened.get(model);
  if (known) return known;
  const space = openFeatures({
    vocabulary: model.vocabulary,
    idf: model.idf,
    bigrams: model.settings.bigrams,
  });
  opened.set(model, space);
  return space;
}

/** One score per label: the row against each class's weights. */
export function scoreLabels(model: Classifier, row: SparseRow): Float64Array {
  const columnCount = model.vocabulary.length + 1;
  return Float64Array.from(model.labels, (_, c) => {
    const weights = classRow(model.weights, columnCount, c);
    let score = 0;
    row.columns.forEach((column, k) => {
      score += (row.values[k] ?? 0) * (weights[column] ?? 0);
    });
    return score;
  });
}

/** The label of a text with every label's probability. Equal scores go to the first label. */
export function answerQuestion(model: Classifier, text: string): ClassifierAnswer {
  const scores = scoreLabels(model, textRow(featuresOf(model), text));
  const best = indexOfLargest(scores);
  const probabilities = scores.slice();
  softmaxInPlace(probabilities, 0, probabilities.length);
  return {
    label: model.labels[best] ?? '',
    margin: marginOf(scores, best),
    probabilities: model.labels
      .map((label, c) => ({ label, probability: probabilities[c] ?? 0 }))
      .sort((a, b) => b.probability - a.probability || (a.label < b.label ? -1 : 1)),
  };
}

/** The index of the largest entry, the first of equals. */
export function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let c = 1; c < values.length; c++) if ((values[c] ?? 0) > (values[best] ?? 0)) best = c;
  return best;
}

/** log(p_c / (1 − p_c)) = z_c − log Σ_{k ≠ c} e^{z_k}, without cancellation however sure the model is. */
export function marginOf(scores: Float64Array, c: number): number {
  let top = Number.NEGATIVE_INFINITY;
  scores.forEach((score, k) => {
    if (k !== c && score > top) top = score;
  });
  let sum = 0;
  scores.forEach((score, k) => {
    if (k !== c) sum += exp(score - top);
  });
  return (scores[c] ?? 0) - top - log(sum);
}
