import { describe, expect, it } from 'vitest';
import { refitNearby } from '@/lib/attribution/coalitions/refit-nearby';
import { retrainCoalition } from '@/lib/attribution/coalitions/retrain-coalition';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { exp } from '@/lib/core/exact-math';
import { rowDot } from '@/lib/models/classifier/sparse-rows';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { makeTexts } from '@/tests/support/make-texts';

const records = makeTexts({ seed: 41, count: 120, labels: 3, words: 20, length: 7, noise: 0.5 });
const { model } = trainClassifier({ records, settings: { lambda: 1e-3, heldOutPartsPerMillion: 0 } });
const prepared = prepareInfluence({ model, training: records });

/** The largest gradient entry of (1/n) Σ over the present records of ce, plus (λ/2)‖θ‖², written out. */
function gradientNaively(weights: Float64Array, present: Uint8Array): number {
  const { rows, targets } = prepared;
  const C = model.labels.length;
  const gradient = weights.map((weight) => model.settings.lambda * weight);
  for (let i = 0; i < rows.rowCount; i++) {
    if (present[i] === 0) continue;
    const e = model.labels.map((_, c) =>
      exp(rowDot(rows, i, weights.subarray(c * rows.columnCount, (c + 1) * rows.columnCount))),
    );
    const sum = e.reduce((total, value) => total + value, 0);
    for (let c = 0; c < C; c++) {
      const r = (e[c] as number) / sum - (targets[i] === c ? 1 : 0);
      for (let q = rows.starts[i] as number; q < (rows.starts[i + 1] as number); q++) {
        (gradient[c * rows.columnCount + (rows.columns[q] as number)] as number) +=
          (r * (rows.values[q] as number)) / rows.rowCount;
      }
    }
  }
  return gradient.reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 0);
}

const without = (left: (i: number) => boolean) => Uint8Array.from(records, (_, i) => (left(i) ? 0 : 1));

describe.each([
  ['refitNearby', (present: Uint8Array) => refitNearby(prepared, present, 1e-9)],
  ['retrainCoalition', (present: Uint8Array) => retrainCoalition(prepared, present, 1e-9)],
])('%s', (_, refit) => {
  it.each([
    ['one record left out', without((i) => i === 7)],
    ['ten left out', without((i) => i % 12 === 0)],
    ['half left out', without((i) => i % 2 === 0)],
  ])('finds the minimum of the present records: %s', (__, present) => {
    const weights = refit(present);
    expect(gradientNaively(weights, present)).toBeLessThanOrEqual(2e-9);
    expect(gradientNaively(model.weights, present)).toBeGreaterThan(1e-5);
  });
});

describe('refitNearby', () => {
  it('leaves the solver as it was', () => {
    const present = without((i) => i === 3);
    const first = refitNearby(prepared, present, 1e-9);
    refitNearby(
      prepared,
      without((i) => i < 50),
      1e-9,
    );
    expect(refitNearby(prepared, present, 1e-9)).toEqual(first);
  });
});
