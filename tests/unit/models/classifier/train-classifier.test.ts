import { describe, expect, it } from 'vitest';
import { bytesToHex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { answerQuestion, featuresOf } from '@/lib/models/classifier/answer-question';
import { openKernel } from '@/lib/models/classifier/class-kernel';
import { textRows } from '@/lib/models/classifier/features';
import { decodeClassifier, encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { evaluateObjective } from '@/lib/models/classifier/objective';
import { trainClassifier, trainClassifierSteps } from '@/lib/models/classifier/train-classifier';
import type { TrainingProgress } from '@/lib/models/classifier/types';
import { makeTexts } from '@/tests/support/make-texts';

const records = makeTexts({ seed: 1, count: 300, labels: 4, words: 40, length: 8, noise: 0.5 });
const wordless = ['alpha', 'beta'].map((text) => ({ hash: keccak256(text), text, label: text }));
const settings = { lambda: 1e-4, heldOutPartsPerMillion: 200_000 };

describe('trainClassifier', () => {
  it('gives bit-identical bytes for the same records, settings and seed', () => {
    const first = encodeClassifier(trainClassifier({ records, settings }).model);
    const second = encodeClassifier(trainClassifier({ records: [...records], settings }).model);
    expect(bytesToHex(second)).toBe(bytesToHex(first));
  });

  it('gives the same bytes whether pulled in one go or step by step with other training in between', () => {
    const whole = trainClassifier({ records, settings }).model;
    const steps = trainClassifierSteps({ records, settings });
    const other = trainClassifierSteps({ records: records.slice(0, 90), settings });
    let step = steps.next();
    while (!step.done) {
      other.next();
      step = steps.next();
    }
    expect(bytesToHex(encodeClassifier(step.value.model))).toBe(bytesToHex(encodeClassifier(whole)));
  });

  it('ends where the largest gradient entry is at most the tolerance', () => {
    const { model } = trainClassifier({ records, settings });
    const rows = textRows(
      featuresOf(model),
      records.map((record) => record.text),
    );
    const { gradient } = evaluateObjective(
      {
        rows,
        kernel: openKernel(rows, model.labels.length),
        targets: Int32Array.from(records, (record) => model.labels.indexOf(record.label)),
        classCount: model.labels.length,
        lambda: model.settings.lambda,
        present: new Uint8Array(records.length).fill(1),
      },
      model.weights,
    );
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThanOrEqual(1e-8);
  });

  it('arrives at the same minimum whatever it starts from', () => {
    const direct = trainClassifier({ records, settings: { ...settings, heldOutPartsPerMillion: 0 } }).model;
    const warm = trainClassifier({ records, settings }).model;
    warm.weights.forEach((weight, k) => {
      expect(Math.abs(weight - (direct.weights[k] ?? 0))).toBeLessThan(1e-3);
    });
  });

  it('reports a falling loss, first of the evaluated fit, then of the published one', () => {
    const seen: TrainingProgress[] = [];
    trainClassifier({ records, settings }, (progress) => seen.push(progress));
    const final = seen.findIndex((progress) => progress.phase === 'final');
    expect(seen.slice(0, final).every((progress) => progress.phase === 'evaluation')).toBe(true);
    expect(seen.slice(final).every((progress) => progress.phase === 'final')).toBe(true);
    const losses = seen.slice(0, final).map((progress) => progress.loss);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(seen.at(-1)?.gradientMax).toBeLessThanOrEqual(1e-8);
  });

  it('measures on records it has not seen, by a split that depends on each hash alone', () => {
    const trained = trainClassifier({ records, settings });
    expect([...trained.training, ...trained.heldOut].sort((a, b) => a - b)).toEqual(records.map((_, i) => i));
    expect(trained.heldOut.length).toBeGreaterThan(40);
    expect(trained.evaluation?.recordCount).toBe(trained.heldOut.length);
    expect(trained.evaluation?.accuracy).toBeGreaterThan(0.6);
    expect(trained.evaluationModel.recordCount).toBe(trained.training.length);
    expect(trained.model.recordCount).toBe(records.length);
    const shuffled = trainClassifier({ records: [...records].reverse(), settings });
    const hashes = (indices: readonly number[], list: typeof records) => indices.map((i) => list[i]?.hash).sort();
    expect(hashes(shuffled.heldOut, [...records].reverse())).toEqual(hashes(trained.heldOut, records));
  });

  it('cancels when the progress callback throws', () => {
    expect(() =>
      trainClassifier({ records, settings }, () => {
        throw new Error('cancelled');
      }),
    ).toThrow('cancelled');
  });

  it.each([
    ['too few records', records.slice(0, 1), {}, '1 records'],
    ['one label only', records.map((record) => ({ ...record, label: 'same' })), {}, 'two different labels'],
    ['no repeated word', wordless, {}, 'No word occurs'],
    ['a lambda of zero', records, { lambda: 0 }, 'lambda is 0'],
    ['broken settings', records, { maxFeatures: 1.5 }, 'maxFeatures is 1.5'],
  ])('refuses %s', (_, list, partial, message) => {
    expect(() => trainClassifier({ records: list, settings: partial })).toThrow(message);
  });
});

describe('model bytes', () => {
  const { model } = trainClassifier({ records, settings });
  const bytes = encodeClassifier(model);

  it('come back as the same model with the same answers', () => {
    const copy = decodeClassifier(bytes);
    expect(copy).toEqual(model);
    expect(answerQuestion(copy, records[5]?.text ?? '')).toEqual(answerQuestion(model, records[5]?.text ?? ''));
    expect(bytesToHex(encodeClassifier(copy))).toBe(bytesToHex(bytes));
  });

  it('are read at any offset of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decodeClassifier(larger.subarray(3))).toEqual(model);
  });

  it.each([
    ['other bytes', new Uint8Array(40)],
    ['nothing', new Uint8Array(0)],
    ['a truncated file', bytes.slice(0, -8)],
    ['a truncated header', bytes.slice(0, 20)],
    ['a longer file', new Uint8Array([...bytes, 0])],
    ['a damaged header', bytes.map((byte, i) => (i === 12 ? 0x5b : byte))],
    ['a weight that is not a number', bytes.map((byte, i) => (i >= bytes.length - 8 ? 0xff : byte))],
  ])('are refused when they are %s', (_, damaged) => {
    expect(() => decodeClassifier(damaged)).toThrow(expect.objectContaining({ code: 'content-mismatch' }));
  });
});
