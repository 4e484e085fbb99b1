import { type DatamodelScore, datamodelScore } from '@/lib/attribution/coalitions/datamodel-score';
import { drawCoalitions, shuffledMembers } from '@/lib/attribution/coalitions/draw-coalitions';
import { retrainCoalition } from '@/lib/attribution/coalitions/retrain-coalition';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { featuresOf, marginOf, scoreLabels } from '@/lib/models/classifier/answer-question';
import { textRow } from '@/lib/models/classifier/features';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { type TrainedCorpus, toRecords } from '@/tests/bench/attribution/influence/train-corpus';
import type { Corpus } from '@/tests/bench/attribution/section';

export type DatamodelFigures = {
  /** The influences as they are paid, at the fit of all records. */
  readonly paid: readonly DatamodelScore[];
  /**
   * Plain influences at the fit that gives every record half its weight, which is the centre of the half-coalitions:
   * the linear model that is tangent there, rather than at the corner where every record is present.
   */
  readonly centred: readonly DatamodelScore[];
};

/** Fits half-coalitions of the records, one bank for each seed, and scores the summed influences against their outputs. */
export function measureDatamodel(
  { prepared, questions }: TrainedCorpus,
  corpus: Corpus,
  input: { seeds: readonly number[]; coalitions: number; outputs: number; tell: (line: string) => void },
): DatamodelFigures {
  const { model, rows } = prepared;
  // Half of every weight in (1/n) Σ ce + (λ/2)‖θ‖² is the same minimum as λ doubled.
  const { model: centre } = trainClassifier({
    records: toRecords(corpus.train),
    settings: { ...model.settings, lambda: 2 * model.settings.lambda },
  });
  const centred = prepareInfluence({ model: centre, training: corpus.train, leverage: 'none' });
  const asked = [...shuffledMembers('outputs', questions.length).subarray(0, input.outputs)].map(
    (q) => questions[q] ?? '',
  );
  const explained = asked.map((text) => {
    const { answer, tau } = explainAnswer(prepared, text);
    return {
      row: textRow(featuresOf(model), text),
      label: model.labels.indexOf(answer.label),
      taus: [tau, explainAnswer(centred, text).tau],
    };
  });
  const banks = input.seeds.map((seed) => {
    input.tell(`fitting ${input.coalitions} half-coalitions of seed ${seed}`);
    const bank = drawCoalitions({ seed: `lds:${seed}`, count: input.coalitions, members: rows.rowCount });
    const actual = explained.map((): number[] => []);
    for (const present of bank) {
      const other = { ...model, weights: retrainCoalition(prepared, present) };
      explained.forEach(({ row, label }, q) => {
        actual[q]?.push(marginOf(scoreLabels(other, row), label));
      });
    }
    return { seed, bank, actual };
  });
  const score = (which: number) =>
    banks.map(({ seed, bank, actual }) =>
      datamodelScore({
        predicted: explained.map(({ taus }) => bank.map((present) => sumPresent(taus[which], present))),
        actual,
        resamples: 200,
        seed: `bootstrap:${seed}`,
      }),
    );
  return { paid: score(0), centred: score(1) };
}

function sumPresent(tau: Float64Array | undefined, present: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < present.length; i++) sum += (present[i] ?? 0) * (tau?.[i] ?? 0);
  return sum;
}
