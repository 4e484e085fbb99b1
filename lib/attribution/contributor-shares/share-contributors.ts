import {
  type OwnedText,
  retrainWithoutEach,
  stepWithoutEach,
} from '@/lib/attribution/contributor-shares/measure-contributors';
import type { ContributorShares, ContributorSharesRule } from '@/lib/attribution/contributor-shares/types';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import type { TrainedClassifier } from '@/lib/models/classifier/types';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';

const MILLION = 1_000_000n;
/** Effects become integers in units of 2^-32 before they are divided. */
const UNIT = 4_294_967_296;
/** Above this many contributors a Newton step stands in for retraining. */
const MOST_RETRAININGS = 40;

export type SharesProgress = { readonly done: number; readonly total: number };

/**
 * A version's published shares: the model retrained without each contributor, warm-started, judged by the
 * mean log loss on the held-out records; positive parts as integers per million by largest remainder, ties
 * by account. With one contributor, nothing held out, or nobody whose absence is felt, the shares follow the
 * number of records; `rule` says which it was. `records` are those given to training, each with its owner.
 */
export function* shareContributorsSteps(input: {
  trained: TrainedClassifier;
  records: readonly OwnedText[];
  mostRetrainings?: number;
}): Generator<SharesProgress, ContributorShares> {
  const { trained, mostRetrainings = MOST_RETRAININGS } = input;
  const records = input.records.map((record) => ({ ...record, contributor: toLowerHex(record.contributor) }));
  const counts = new Map<Hex, number>();
  for (const { contributor } of records) counts.set(contributor, (counts.get(contributor) ?? 0) + 1);
  const contributors = [...counts.keys()].sort();
  if (contributors.length === 1 || trained.heldOut.length === 0) {
    return divideShares({ rule: 'record-counts', contributors, counts, effects: new Map() });
  }
  const measured = {
    model: trained.evaluationModel,
    training: trained.training.flatMap((i) => records[i] ?? []),
    heldOut: trained.heldOut.flatMap((i) => records[i] ?? []),
    contributors,
  };
  const retrains = contributors.length <= mostRetrainings;
  const rule = retrains ? 'leave-one-out' : 'newton-step';
  const steps = retrains ? retrainWithoutEach(measured) : stepWithoutEach(measured);
  for (;;) {
    const step = steps.next();
    if (step.done) return divideShares({ rule, contributors, counts, effects: step.value });
    yield { done: step.value, total: contributors.length };
  }
}

/** {@link shareContributorsSteps} run to its end. */
export function shareContributors(
  input: { trained: TrainedClassifier; records: readonly OwnedText[]; mostRetrainings?: number },
  onProgress?: (progress: SharesProgress) => void,
): ContributorShares {
  const steps = shareContributorsSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
}

function divideShares(input: {
  rule: ContributorSharesRule;
  contributors: readonly Hex[];
  counts: ReadonlyMap<Hex, number>;
  effects: ReadonlyMap<Hex, number>;
}): ContributorShares {
  const { contributors, counts, effects } = input;
  const felt = contributors.map((key) => ({
    key,
    weight: BigInt(Math.max(0, Math.round((effects.get(key) ?? 0) * UNIT))),
  }));
  const anyFelt = felt.some(({ weight }) => weight > 0n);
  const weights = anyFelt ? felt : contributors.map((key) => ({ key, weight: BigInt(counts.get(key) ?? 0) }));
  return {
    rule: anyFelt ? input.rule : 'record-counts',
    shares: divideByWeights(MILLION, weights).map(({ key, amount }) => ({
      account: key,
      partsPerMillion: Number(amount),
    })),
    effects: contributors.map((account) => ({
      account,
      records: counts.get(account) ?? 0,
      effect: effects.get(account) ?? null,
    })),
  };
}
