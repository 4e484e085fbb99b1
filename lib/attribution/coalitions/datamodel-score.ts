import { openGenerator } from '@/lib/attribution/coalitions/draw-coalitions';
import { rankValues } from '@/lib/core/rank-values';

export type DatamodelScore = {
  /** The mean over the outputs of Spearman's correlation over the coalitions. */
  readonly mean: number;
  /** The 2.5th and the 97.5th percentile of the mean over resampled coalitions and outputs. */
  readonly interval: readonly [number, number];
};

/**
 * The linear datamodeling score (LDS; Park, Georgiev, Ilyas, Leclerc and Mądry 2023): over random coalitions of the
 * records, Spearman's rank correlation of Σ_{i ∈ S} τ_i with the output of the model fitted on S, mean over the outputs.
 * `predicted` and `actual` hold one list per output, one entry per coalition. The interval is a percentile bootstrap
 * (Efron 1979) over coalitions and outputs both, from the published seed.
 */
export function datamodelScore(input: {
  predicted: readonly (readonly number[])[];
  actual: readonly (readonly number[])[];
  resamples: number;
  seed: string;
}): DatamodelScore {
  const { predicted, actual, resamples, seed } = input;
  const outputs = predicted.length;
  const coalitions = predicted[0]?.length ?? 0;
  const score = (which: readonly number[], over: readonly number[]): number => {
    let sum = 0;
    for (const output of over) {
      sum += spearman(
        which.map((m) => predicted[output]?.[m] ?? 0),
        which.map((m) => actual[output]?.[m] ?? 0),
      );
    }
    return sum / over.length;
  };
  const count = (length: number) => Array.from({ length }, (_, k) => k);
  const next = openGenerator(seed);
  const draw = (length: number) => count(length).map(() => Math.floor((next() / 2 ** 32) * length));
  const means = count(resamples)
    .map(() => score(draw(coalitions), draw(outputs)))
    .sort((a, b) => a - b);
  const mean = score(count(coalitions), count(outputs));
  const at = (part: number) => means[Math.min(resamples - 1, Math.floor(part * resamples))] ?? mean;
  return { mean, interval: [at(0.025), at(0.975)] };
}

/** Spearman's rank correlation (1904): Pearson's of the ranks, equal values sharing the mean of theirs. 0 where one is constant. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [ra, rb] = [rankValues(a), rankValues(b)];
  const mean = (a.length - 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  ra.forEach((rank, k) => {
    const other = (rb[k] ?? 0) - mean;
    ab += (rank - mean) * other;
    aa += (rank - mean) ** 2;
    bb += other ** 2;
  });
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
