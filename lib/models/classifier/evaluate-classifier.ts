import { log } from '@/lib/core/exact-math';
import { featuresOf, indexOfLargest, scoreLabels } from '@/lib/models/classifier/answer-question';
import { textRow } from '@/lib/models/classifier/features';
import { softmaxInPlace } from '@/lib/models/classifier/softmax';
import type { Classifier, ClassMetrics, Evaluation } from '@/lib/models/classifier/types';

/**
 * Accuracy, log loss, per-class table and confusion of a model on records it was not fitted on. A record
 * whose label the model does not know counts as wrong and in no row of the tables.
 */
export function evaluateClassifier(
  model: Classifier,
  records: readonly { readonly text: string; readonly label: string }[],
): Evaluation {
  const classOf = new Map(model.labels.map((label, c) => [label, c]));
  const confusion = model.labels.map(() => model.labels.map(() => 0));
  let right = 0;
  let logLoss = 0;
  let known = 0;
  for (const record of records) {
    const actual = classOf.get(record.label);
    if (actual === undefined) continue;
    known++;
    const scores = scoreLabels(model, textRow(featuresOf(model), record.text));
    const predicted = indexOfLargest(scores);
    if (predicted === actual) right++;
    const row = confusion[actual];
    if (row) row[predicted] = (row[predicted] ?? 0) + 1;
    softmaxInPlace(scores, 0, scores.length);
    logLoss -= log(Math.max(scores[actual] ?? 0, Number.MIN_VALUE));
  }
  return {
    recordCount: records.length,
    accuracy: ratio(right, records.length),
    logLoss: ratio(logLoss, known),
    labels: model.labels,
    perClass: model.labels.map((label, c) => measureClass(label, c, confusion)),
    confusion,
  };
}

function measureClass(label: string, c: number, confusion: readonly (readonly number[])[]): ClassMetrics {
  const hits = confusion[c]?.[c] ?? 0;
  const support = (confusion[c] ?? []).reduce((sum, count) => sum + count, 0);
  const predicted = confusion.reduce((sum, row) => sum + (row[c] ?? 0), 0);
  const precision = ratio(hits, predicted);
  const recall = ratio(hits, support);
  return { label, precision, recall, f1: ratio(2 * precision * recall, precision + recall), support };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
