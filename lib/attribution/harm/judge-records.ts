import { measureEffects } from '@/lib/attribution/harm/measure-effects';
import { predictLeftOut } from '@/lib/attribution/influence/predict-left-out';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { ClassifierRecord, ClassifierSettings } from '@/lib/models/classifier/types';

/** Harm becomes an integer in units of 2^-32. */
const UNIT = 4_294_967_296;

/** The judge's λ is this over the number of records: too stiff to learn one record by heart, however many there are. */
const JUDGE_STIFFNESS = 1.6;

/** A record is believed as if this many more of its label had been seen to agree with it. */
const BELIEVED_RECORDS = 10;

export type Judgement = {
  /** By how much the record raises the others' held-out loss, round(nats · 2³²); positive is harmful. */
  readonly harm: bigint;
  /** Harmful beyond the noise: what it does for an answer earns nothing. */
  readonly harmful: boolean;
};

/**
 * Which records do harm, told by all the others: every record is held out in turn, and the loss is the log loss of
 * those held out, no label counting more than the typical one, so that a flood of one label is not its own judge. The
 * judge is the same model with a stronger penalty: one that learns a wrong label by heart cannot tell what it does to
 * the others. With m other records of its label, a record is harmful when it raises that loss by more than 10/m of its
 * standard error, or when the others hold its own label for less likely than (1 − 10/m) of a blind guess, 1/labels: the
 * fewer others can tell, the more is believed. The numbers were chosen on floods of wrong labels (docs/attribution.md).
 * Deterministic. In the order given. Throws as `trainClassifier` does.
 */
export function judgeRecords(input: {
  records: readonly ClassifierRecord[];
  settings: Partial<ClassifierSettings>;
}): Judgement[] {
  const { records } = input;
  const labelCount = new Set(records.map((record) => record.label)).size;
  const settings = { ...input.settings, lambda: JUDGE_STIFFNESS / records.length, heldOutPartsPerMillion: 0 };
  const { model } = trainClassifier({ records, settings: { ...settings, gradientTolerance: 1e-6 } });
  const prepared = prepareInfluence({ model, training: records, leverage: 'class-blocks' });
  const left = predictLeftOut(prepared.fitted, prepared.targets, prepared.residuals);
  const sizes = new Float64Array(labelCount);
  for (const target of prepared.targets) sizes[target] = (sizes[target] ?? 0) + 1;
  const typical = records.length / labelCount;
  // A label with more records than the typical one counts like it, not more.
  const importance = Float64Array.from(
    prepared.targets,
    (target) => 1 / (labelCount * Math.max(sizes[target] ?? 0, typical)),
  );
  const { effects, standardErrors } = measureEffects(prepared, left, importance);
  return records.map((_, i) => {
    const target = prepared.targets[i] ?? 0;
    // Infinite for a label's only record: nobody can tell.
    const doubt = BELIEVED_RECORDS / ((sizes[target] ?? 0) - 1);
    const effect = effects[i] ?? 0;
    const raisesLoss = effect > doubt * (standardErrors[i] ?? 0);
    // The residual at the record's own label is its held-out probability less 1.
    const ownProbability = 1 + (left.residuals[i * labelCount + target] ?? 0);
    const contradicted = ownProbability < (1 - doubt) / labelCount;
    return {
      harm: BigInt(Math.floor(effect * UNIT + 0.5)),
      harmful: raisesLoss || contradicted,
    };
  });
}
