import { describe, expect, it } from 'vitest';
import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import type { Hex } from '@/lib/core/hex';
import { featuresOf } from '@/lib/models/classifier/answer-question';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { evaluateClassifier } from '@/lib/models/classifier/evaluate-classifier';
import { textRows } from '@/lib/models/classifier/features';
import { fitWeights } from '@/lib/models/classifier/fit-weights';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { makeTexts } from '@/tests/support/make-texts';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const settings = { lambda: 1e-3, heldOutPartsPerMillion: 300_000, bigrams: false };
const texts = makeTexts({ seed: 6, count: 300, labels: 3, words: 40, length: 8, noise: 0.5 });
const trained = trainClassifier({ records: texts, settings });
/** Contributor 1 owns half, 2 to 4 share the rest. */
const owned = texts.map((record, i) => ({ ...record, contributor: account(i % 2 === 0 ? 1 : 2 + (i % 3)) }));
const total = (shares: readonly { partsPerMillion: number }[]) =>
  shares.reduce((sum, share) => sum + share.partsPerMillion, 0);

describe('shareContributors', () => {
  it('divides a million by what each absence costs on the held-out records', () => {
    const { rule, shares, effects } = shareContributors({ trained, records: owned });
    expect(rule).toBe('leave-one-out');
    expect(total(shares)).toBe(1_000_000);
    expect(shares.map((share) => share.account)).toEqual([1, 2, 3, 4].map(account));
    expect(shares[0]?.partsPerMillion).toBeGreaterThan(400_000);
    // The truth for contributor 1: fit what the others gave, in the same features and with the same nλ.
    const model = trained.evaluationModel;
    const others = trained.training.flatMap((i) => (owned[i]?.contributor === account(1) ? [] : (texts[i] ?? [])));
    const rows = textRows(
      featuresOf(model),
      others.map((record) => record.text),
    );
    const steps = fitWeights({
      problem: {
        rows,
        kernel: openKernel(rows, model.labels.length),
        targets: Int32Array.from(others, (record) => model.labels.indexOf(record.label)),
        classCount: model.labels.length,
        lambda: (model.settings.lambda * trained.training.length) / others.length,
        present: new Uint8Array(others.length).fill(1),
      },
      gradientTolerance: 1e-8,
      maxIterations: 100,
    });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const apart = { ...model, weights: step.value.weights };
    const heldOut = trained.heldOut.flatMap((i) => texts[i] ?? []);
    const truth = evaluateClassifier(apart, heldOut).logLoss - (trained.evaluation?.logLoss ?? 0);
    expect(effects[0]?.effect).toBeCloseTo(truth, 4);
  });

  it('stays close to retraining when a Newton step stands in', () => {
    const exact = shareContributors({ trained, records: owned });
    const stepped = shareContributors({ trained, records: owned, mostRetrainings: 2 });
    expect(stepped.rule).toBe('newton-step');
    expect(total(stepped.shares)).toBe(1_000_000);
    const distance = exact.shares.reduce(
      (sum, share, k) => sum + Math.abs(share.partsPerMillion - (stepped.shares[k]?.partsPerMillion ?? 0)),
      0,
    );
    expect(distance / 2_000_000).toBeLessThan(0.05);
  });

  it('gives everything to a single contributor', () => {
    const { rule, shares } = shareContributors({
      trained,
      records: texts.map((record) => ({ ...record, contributor: account(9) })),
    });
    expect(rule).toBe('record-counts');
    expect(shares).toEqual([{ account: account(9), partsPerMillion: 1_000_000 }]);
  });

  it('counts records when nothing was held out', () => {
    const whole = trainClassifier({ records: texts, settings: { ...settings, heldOutPartsPerMillion: 0 } });
    const { rule, shares } = shareContributors({ trained: whole, records: owned });
    expect(rule).toBe('record-counts');
    expect(shares[0]?.partsPerMillion).toBe(500_000);
    expect(total(shares)).toBe(1_000_000);
  });

  it('counts records when nobody is missed', () => {
    // Labels drawn without regard to the text: every contributor only adds noise.
    const random = makeTexts({ seed: 11, count: 60, labels: 2, words: 6, length: 4, noise: 1 });
    const noisy = trainClassifier({ records: random, settings: { ...settings, lambda: 1e-6 } });
    const { rule, shares, effects } = shareContributors({
      trained: noisy,
      records: random.map((record, i) => ({ ...record, contributor: account(1 + (i % 2)) })),
    });
    const anyMissed = effects.some(({ effect }) => (effect ?? 0) > 0);
    expect(rule).toBe(anyMissed ? 'leave-one-out' : 'record-counts');
    expect(total(shares)).toBe(1_000_000);
  });

  it('reports each contributor done', () => {
    const seen: number[] = [];
    shareContributors({ trained, records: owned }, ({ done, total: all }) => seen.push(done / all));
    expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
  });
});
