import { describe, expect, it } from 'vitest';
import { datamodelScore, spearman } from '@/lib/attribution/coalitions/datamodel-score';
import { drawCoalitions } from '@/lib/attribution/coalitions/draw-coalitions';
import { makeUniform } from '@/tests/support/make-texts';
import { pearson } from '@/tests/support/measure';

/** Each value's rank by counting those below it, and half of those equal to it. */
function rankNaively(values: readonly number[]): number[] {
  return values.map((value) => values.reduce((sum, other) => sum + (other < value ? 1 : other === value ? 0.5 : 0), 0));
}

describe('spearman', () => {
  it('equals the correlation of counted ranks, ties included', () => {
    const uniform = makeUniform(1);
    for (let round = 0; round < 20; round++) {
      const a = Array.from({ length: 30 }, () => Math.floor(uniform() * 12));
      const b = a.map((value) => value + Math.floor(uniform() * 8));
      expect(spearman(a, b)).toBeCloseTo(pearson(rankNaively(a), rankNaively(b)), 12);
    }
  });

  it('is 1 for any rising function, −1 for a falling one and 0 for a constant', () => {
    expect(spearman([1, 2, 5, 9], [1, 8, 125, 729])).toBe(1);
    expect(spearman([1, 2, 5, 9], [-1, -8, -125, -729])).toBe(-1);
    expect(spearman([1, 2, 5, 9], [3, 3, 3, 3])).toBe(0);
  });
});

describe('datamodelScore', () => {
  const uniform = makeUniform(5);
  const influences = Array.from({ length: 20 }, () => Array.from({ length: 60 }, () => uniform() - 0.5));
  const bank = drawCoalitions({ seed: 'lds', count: 80, members: 60 });
  const predicted = influences.map((tau) =>
    bank.map((present) => tau.reduce((sum, t, i) => sum + t * (present[i] as number), 0)),
  );
  const score = (noise: number) =>
    datamodelScore({
      predicted,
      actual: predicted.map((list) => list.map((value) => value + noise * (uniform() - 0.5))),
      resamples: 200,
      seed: 'bootstrap',
    });

  it('is 1 when the outputs are the sums of the influences', () => {
    expect(score(0)).toEqual({ mean: 1, interval: [1, 1] });
  });

  it('falls with noise, inside its interval', () => {
    const [some, more] = [score(3), score(12)];
    expect(more.mean).toBeLessThan(some.mean);
    for (const { mean, interval } of [some, more]) {
      expect(interval[0]).toBeLessThan(mean);
      expect(interval[1]).toBeGreaterThan(mean);
      expect(interval[1] - interval[0]).toBeLessThan(0.2);
    }
  });
});
