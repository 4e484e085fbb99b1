import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { solveInfluence } from '@/lib/attribution/influence/solve-influence';
import type { Hex } from '@/lib/core/hex';
import { featuresOf } from '@/lib/models/classifier/answer-question';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { textRows } from '@/lib/models/classifier/features';
import { softmaxInPlace } from '@/lib/models/classifier/softmax';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { Classifier, ClassifierRecord } from '@/lib/models/classifier/types';
import { toRecords } from '@/tests/bench/attribution/influence/train-corpus';
import type { Corpus } from '@/tests/bench/attribution/section';
import { shuffleRows, skewedSplit } from '@/tests/bench/loop/read-banking77';

export type ShareFigures = {
  /** Total variation from the shares by retraining without each contributor. */
  readonly byNewtonStep: number;
  readonly bySummedInfluence: number;
};

const ACCOUNTS = 20;

/** The shares of 20 skewed contributors by each method, against retraining without each. */
export function measureShares(corpus: Corpus): ShareFigures {
  const rows = shuffleRows(corpus.train);
  const sizes = skewedSplit({ count: rows.length, accounts: ACCOUNTS });
  const owners = sizes.flatMap((size, k) => new Array<Hex>(size).fill(`0x${(k + 1).toString(16).padStart(40, '0')}`));
  const records = toRecords(rows).map((record, i) => ({ ...record, contributor: owners[i] ?? '0x' }));
  const trained = trainClassifier({ records });
  const truth = shareContributors({ trained, records });
  const stepped = shareContributors({ trained, records, mostRetrainings: 0 });
  const kept = trained.training.flatMap((i) => records[i] ?? []);
  const influences = influencesOnLoss(
    trained.evaluationModel,
    kept,
    trained.heldOut.flatMap((i) => records[i] ?? []),
  );
  const sums = truth.shares.map(({ account }) =>
    Math.max(
      0,
      kept.reduce((sum, { contributor }, i) => sum - (contributor === account ? (influences[i] ?? 0) : 0), 0),
    ),
  );
  const whole = sums.reduce((total, sum) => total + sum, 0);
  const distance = (shareOf: (k: number) => number) =>
    truth.shares.reduce((sum, { partsPerMillion }, k) => sum + Math.abs(partsPerMillion / 1e6 - shareOf(k)), 0) / 2;
  return {
    byNewtonStep: distance((k) => (stepped.shares[k]?.partsPerMillion ?? 0) / 1e6),
    bySummedInfluence: distance((k) => (sums[k] ?? 0) / whole),
  };
}

/** Every training record's influence on the mean held-out log loss. */
function influencesOnLoss(
  model: Classifier,
  training: readonly ClassifierRecord[],
  heldOut: readonly ClassifierRecord[],
): Float64Array {
  const classCount = model.labels.length;
  const rows = textRows(
    featuresOf(model),
    heldOut.map(({ text }) => text),
  );
  const kernel = openKernel(rows, classCount);
  const residuals = new Float64Array(rows.rowCount * classCount);
  kernel.multiply(model.weights, residuals);
  heldOut.forEach(({ label }, i) => {
    softmaxInPlace(residuals, i * classCount, classCount);
    const at = i * classCount + model.labels.indexOf(label);
    residuals[at] = (residuals[at] ?? 0) - 1;
  });
  const gradient = new Float64Array(model.weights.length);
  kernel.multiplyTransposed(
    residuals.map((value) => value / rows.rowCount),
    gradient,
  );
  return solveInfluence(prepareInfluence({ model, training }), gradient).influences;
}
