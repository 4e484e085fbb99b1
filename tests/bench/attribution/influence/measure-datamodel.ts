import { type DatamodelScore, datamodelScore } from '@/lib/attribution/coalitions/datamodel-score';
import { drawCoalitions, shuffledMembers } from '@/lib/attribution/coalitions/draw-coalitions';
import { retrainCoalition } from '@/lib/attribution/coalitions/retrain-coalition';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { featuresOf, marginOf, scoreLabels } from '@/lib/models/classifier/answer-question';
import { textRow } from '@/lib/models/classifier/features';
import type { TrainedCorpus } from '@/tests/bench/attribution/influence/train-corpus';

/** Fits half-coalitions of the records, one bank for each seed, and scores the summed influences against their outputs. */
export function measureDatamodel(
  { prepared, questions }: TrainedCorpus,
  input: { seeds: readonly number[]; coalitions: number; outputs: number; tell: (line: string) => void },
): DatamodelScore[] {
  const { model, rows } = prepared;
  const asked = [...shuffledMembers('outputs', questions.length).subarray(0, input.outputs)].map(
    (q) => questions[q] ?? '',
  );
  const explained = asked.map((text) => {
    const { answer, tau } = explainAnswer(prepared, text);
    return { row: textRow(featuresOf(model), text), label: model.labels.indexOf(answer.label), tau };
  });
  return input.seeds.map((seed) => {
    input.tell(`fitting ${input.coalitions} half-coalitions of seed ${seed}`);
    const bank = drawCoalitions({ seed: `lds:${seed}`, count: input.coalitions, members: rows.rowCount });
    const predicted = explained.map(({ tau }) =>
      bank.map((present) => present.reduce((sum, bit, i) => sum + bit * (tau[i] ?? 0), 0)),
    );
    const actual = explained.map((): number[] => []);
    for (const present of bank) {
      const other = { ...model, weights: retrainCoalition(prepared, present) };
      explained.forEach(({ row, label }, q) => actual[q]?.push(marginOf(scoreLabels(other, row), label)));
    }
    return datamodelScore({ predicted, actual, resamples: 200, seed: `bootstrap:${seed}` });
  });
}
