import { shuffledMembers } from '@/lib/attribution/coalitions/draw-coalitions';
import { refitNearby } from '@/lib/attribution/coalitions/refit-nearby';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { featuresOf, marginOf, scoreLabels } from '@/lib/models/classifier/answer-question';
import { textRow } from '@/lib/models/classifier/features';
import type { TrainedCorpus } from '@/tests/bench/attribution/influence/train-corpus';
import { pearson } from '@/tests/support/measure';

export type LeaveOneOutFigures = {
  readonly mean: number;
  readonly worst: number;
  readonly records: number;
  readonly outputs: number;
};

/** Pearson's correlation of the influences with the margins' change when each of some random records is left out and the model fitted again. */
export function measureLeaveOneOut(
  { prepared, questions }: TrainedCorpus,
  { records, outputs, seed }: { records: number; outputs: number; seed: number },
): LeaveOneOutFigures {
  const { model, rows } = prepared;
  const left = [...shuffledMembers(`leave-one-out:${seed}`, rows.rowCount).subarray(0, records)];
  const asked = [...shuffledMembers(`questions:${seed}`, questions.length).subarray(0, outputs)].map(
    (q) => questions[q] ?? '',
  );
  const explained = asked.map((text) => {
    const { answer, tau } = explainAnswer(prepared, text);
    return {
      row: textRow(featuresOf(model), text),
      label: model.labels.indexOf(answer.label),
      margin: answer.margin,
      tau,
    };
  });
  const truths = explained.map((): number[] => []);
  for (const i of left) {
    const present = new Uint8Array(rows.rowCount).fill(1);
    present[i] = 0;
    const other = { ...model, weights: refitNearby(prepared, present, 1e-9) };
    explained.forEach(({ row, label, margin }, q) => {
      truths[q]?.push(margin - marginOf(scoreLabels(other, row), label));
    });
  }
  const correlations = explained.map(({ tau }, q) =>
    pearson(
      left.map((i) => tau[i] ?? 0),
      truths[q] ?? [],
    ),
  );
  return {
    mean: correlations.reduce((sum, value) => sum + value, 0) / correlations.length,
    worst: Math.min(...correlations),
    records: left.length,
    outputs: asked.length,
  };
}
