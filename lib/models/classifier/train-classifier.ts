import { AppError } from '@/lib/core/errors';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { evaluateClassifier } from '@/lib/models/classifier/evaluate-classifier';
import { fitFeatures, textRows } from '@/lib/models/classifier/features';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
import { completeClassifierSettings } from '@/lib/models/classifier/settings';
import { splitHeldOut } from '@/lib/models/classifier/split-held-out';
import type {
  Classifier,
  ClassifierRecord,
  ClassifierSettings,
  TrainedClassifier,
  TrainingPhase,
  TrainingProgress,
} from '@/lib/models/classifier/types';

type Fitted = { model: Classifier; iterations: number };

/**
 * Trains the convex text classifier: once without the held-out records, to measure it, then on every
 * record, starting from the first fit, to publish. Yields before every iteration; whoever pulls may stop
 * to cancel. The same records in the same order and the same settings give the same bits.
 * Throws `invalid-input` for records that cannot be trained on.
 */
export function* trainClassifierSteps(input: {
  records: readonly ClassifierRecord[];
  settings?: Partial<ClassifierSettings>;
}): Generator<TrainingProgress, TrainedClassifier> {
  const { records } = input;
  const settings = completeClassifierSettings(input.settings);
  requireTrainable(records);
  const { training, heldOut } = splitHeldOut(records, settings);
  const kept = training.flatMap((i) => records[i] ?? []);
  const first = yield* fitClassifier({ phase: heldOut.length > 0 ? 'evaluation' : 'final', records: kept, settings });
  if (heldOut.length === 0) {
    return {
      model: first.model,
      evaluationModel: first.model,
      evaluation: null,
      training,
      heldOut,
      iterations: first.iterations,
    };
  }
  const last = yield* fitClassifier({ phase: 'final', records, settings, initial: first.model });
  return {
    model: last.model,
    evaluationModel: first.model,
    evaluation: evaluateClassifier(
      first.model,
      heldOut.flatMap((i) => records[i] ?? []),
    ),
    training,
    heldOut,
    iterations: first.iterations + last.iterations,
  };
}

/** {@link trainClassifierSteps} run to its end. An exception from `onProgress` cancels. */
export function trainClassifier(
  input: { records: readonly ClassifierRecord[]; settings?: Partial<ClassifierSettings> },
  onProgress?: (progress: TrainingProgress) => void,
): TrainedClassifier {
  const steps = trainClassifierSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
}

/** Fits features and weights on the records alone. */
function* fitClassifier(input: {
  phase: TrainingPhase;
  records: readonly ClassifierRecord[];
  settings: ClassifierSettings;
  initial?: Classifier;
}): Generator<TrainingProgress, Fitted> {
  const { phase, records, settings, initial } = input;
  const texts = records.map((record) => record.text);
  const space = fitFeatures(texts, settings);
  const labels = [...new Set(records.map((record) => record.label))].sort();
  const classOf = new Map(labels.map((label, c) => [label, c]));
  const rows = textRows(space, texts);
  const steps = fitWeights({
    problem: {
      rows,
      kernel: openKernel(rows, labels.length),
      targets: Int32Array.from(records, (record) => classOf.get(record.label) ?? 0),
      classCount: labels.length,
      lambda: settings.lambda,
      present: new Uint8Array(records.length).fill(1),
    },
    initial: initial && carryWeights(initial, { labels, vocabulary: space.vocabulary }),
    gradientTolerance: settings.gradientTolerance,
    maxIterations: settings.maxIterations,
  });
  for (;;) {
    const step = steps.next();
    if (!step.done) {
      yield { phase, ...step.value };
      continue;
    }
    const { weights, iterations } = step.value;
    const { vocabulary, idf } = space;
    return { model: { settings, labels, vocabulary, idf, weights, recordCount: records.length }, iterations };
  }
}

/** A model's weights laid out for other labels and another vocabulary; what it does not know starts at 0. */
function carryWeights(
  from: Classifier,
  to: { labels: readonly string[]; vocabulary: readonly string[] },
): Float64Array | undefined {
  // The held-out split takes no label's last record, so equal counts are equal labels in equal order.
  if (from.labels.length !== to.labels.length) return undefined;
  const columnOf = new Map(from.vocabulary.map((term, column) => [term, column]));
  const oldCount = from.vocabulary.length + 1;
  const count = to.vocabulary.length + 1;
  const sources = Int32Array.from({ length: count }, (_, j) =>
    j === count - 1 ? oldCount - 1 : (columnOf.get(to.vocabulary[j] ?? '') ?? -1),
  );
  const weights = new Float64Array(to.labels.length * count);
  for (let c = 0; c < to.labels.length; c++) {
    sources.forEach((source, j) => {
      if (source >= 0) weights[c * count + j] = from.weights[c * oldCount + source] ?? 0;
    });
  }
  return weights;
}

function requireTrainable(records: readonly ClassifierRecord[]): void {
  if (records.length < 2) {
    throw new AppError(
      'invalid-input',
      `${records.length} records cannot be trained on; a classifier needs two or more.`,
    );
  }
  const labels = new Set(records.map((record) => record.label));
  if (labels.size < 2) {
    throw new AppError(
      'invalid-input',
      `Every record has the label "${[...labels][0]}"; a classifier needs at least two different labels.`,
    );
  }
}
