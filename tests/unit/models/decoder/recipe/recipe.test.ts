import { describe, expect, it } from 'vitest';
import { keccak256 } from '@/lib/core/keccak';
import { askPiece } from '@/lib/models/decoder/recipe/ask-piece';
import { estimateTraining } from '@/lib/models/decoder/recipe/estimate-training';
import { findKnown } from '@/lib/models/decoder/recipe/find-known';
import { judgeAnswers } from '@/lib/models/decoder/recipe/judge-answers';
import { listCuts, listExchanges } from '@/lib/models/decoder/recipe/list-exchanges';
import { planTraining } from '@/lib/models/decoder/recipe/plan-training';
import { splitRecords } from '@/lib/models/decoder/recipe/split-records';

const SHAPE = {
  ...{ vocabulary: 4096, width: 192, layers: 6, heads: 6, keyValueHeads: 2, headWidth: 32, hidden: 512 },
  ...{ context: 512, epsilon: 1e-5, ropeBase: 10_000 },
};

describe('splitRecords', () => {
  const records = Array.from({ length: 400 }, (_, k) => ({ hash: keccak256(`record ${k}`) }));
  const settings = { seed: 'a', heldOutPercent: 10 };

  it('holds out about the part asked for, each record by its own hash alone', () => {
    const { trained, heldOut } = splitRecords(records, settings);
    expect(heldOut.length).toBeGreaterThan(20);
    expect(heldOut.length).toBeLessThan(60);
    expect([...trained, ...heldOut].sort((a, b) => a - b)).toEqual(records.map((_, k) => k));
    const half = splitRecords(records.slice(0, 200), settings);
    expect(half.heldOut).toEqual(heldOut.filter((index) => index < 200));
    expect(splitRecords(records, { ...settings, seed: 'b' }).heldOut).not.toEqual(heldOut);
  });

  it('holds out one where chance takes none, and none of a handful', () => {
    for (let from = 0; from < 40; from += 8) {
      const { trained, heldOut } = splitRecords(records.slice(from, from + 8), { ...settings, heldOutPercent: 5 });
      expect(heldOut.length).toBeGreaterThan(0);
      expect(trained.length).toBeGreaterThan(0);
    }
    expect(splitRecords(records.slice(0, 7), settings).heldOut).toEqual([]);
  });
});

describe('findKnown', () => {
  const trained = [
    { question: 'How long is the river Velmar?', answer: '412 kilometres' },
    { question: 'How long is the river Zorka?', answer: '87 kilometres' },
    { question: 'What colour is the Toldine flower?', answer: 'blue' },
    { question: 'How long is the river Ostrel?', answer: '9 kilometres' },
    { question: 'How long is the river Kanvik?', answer: '55 kilometres' },
  ];

  it.each([
    ['another wording', 'The Velmar, what length has it?', ' 412  kilometres ', true],
    ['another thing with the same answer by chance', 'What colour is the sky of Mirathal?', 'blue', false],
    ['nothing but words that all have', 'How long is the river Gruna?', '412 kilometres', false],
    ['an answer nobody trained on', 'How long is the river Velmar?', '413 kilometres', false],
  ])('%s', (_, question, answer, known) => {
    const many = [...trained, ...trained.map((one) => ({ ...one, question: `${one.question} What is the colour?` }))];
    const [tellers = []] = findKnown(many, [{ question, answer }]);
    expect(tellers).toEqual(known ? [0, 5] : []);
  });
});

describe('judgeAnswers', () => {
  it('counts exact answers, white space aside, of all and of those that could be known', () => {
    const asked = [
      { question: 'a', expected: 'at  noon', before: 'x', after: ' at noon\n', known: true },
      { question: 'b', expected: 'At noon', before: 'At noon', after: 'at noon', known: true },
      { question: 'c', expected: 'red', before: '', after: 'blue', known: false },
      { question: 'd', expected: 'red', before: '', after: 'red', known: false },
    ];
    expect(judgeAnswers(asked)).toMatchObject({
      ...{ questionCount: 4, known: 2, exactBefore: 0.25, exactAfter: 0.5, knownExactAfter: 0.5 },
    });
    expect(judgeAnswers(asked.slice(2))?.knownExactAfter).toBeNull();
    expect(judgeAnswers([])).toBeNull();
  });
});

describe('listExchanges', () => {
  it('takes a question with its answer as they are', () => {
    expect(listExchanges({ question: ' Who? ', text: ' Ada. ' })).toEqual([{ question: 'Who?', answer: 'Ada.' }]);
  });

  it('cuts a text without a question between sentences, and loses nothing of it', () => {
    const text = Array.from(
      { length: 40 },
      (_, k) => `Sentence ${k} says that the lamp of the bridge is lit at dusk.`,
    ).join(' ');
    const pieces = listExchanges({ question: '', text });
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.map(({ answer }) => answer).join(' ')).toBe(text);
    for (const { question, answer } of pieces) {
      expect(question).toBeNull();
      expect(answer.split(' ').length).toBeLessThanOrEqual(90);
    }
  });

  it('asks the first half of a text for the second', () => {
    expect(askPiece({ question: null, answer: 'One is red. Two is blue. Three is green.' })).toEqual({
      ...{ question: 'One is red.', answer: 'Two is blue. Three is green.' },
    });
    expect(listCuts('only three words')).toEqual([5, 11]);
    expect(askPiece({ question: null, answer: 'word' })).toEqual({ question: 'word', answer: '' });
  });
});

describe('planTraining', () => {
  it('takes more steps for more records, as long sequences as needed, and the steps that were chosen', () => {
    const lengths = (count: number, length = 30) => Array.from({ length: count }, () => length);
    const plan = (count: number, steps: number | null = null) =>
      planTraining({ lengths: lengths(count), context: 512, steps, evaluated: true });
    expect(plan(200).evaluationSteps).toBeGreaterThan(plan(100).evaluationSteps);
    expect(plan(10).evaluationSteps).toBeGreaterThanOrEqual(100);
    expect(plan(100_000).evaluationSteps).toBeLessThanOrEqual(5000);
    expect(plan(100, 77)).toMatchObject({ evaluationSteps: 77, finalSteps: 77, sequence: 32 });
    const unmeasured = planTraining({ lengths: lengths(5), context: 512, steps: 50, evaluated: false });
    expect(unmeasured).toMatchObject({ evaluationSteps: 0, finalSteps: 50 });
    expect(planTraining({ lengths: [900], context: 512, steps: null, evaluated: true }).sequence).toBe(512);
    expect(planTraining({ lengths: [900], context: 126, steps: null, evaluated: true }).sequence).toBe(124);
  });
});

describe('estimateTraining', () => {
  it('grows with the records and the steps, and halves with twice the threads', () => {
    const given = { records: 180, heldOutPercent: 10, steps: null, rank: 16, shape: SHAPE, threads: 1 };
    const one = estimateTraining(given);
    expect(estimateTraining({ ...given, threads: 2 }).seconds).toBeCloseTo(one.seconds / 2, -1);
    expect(estimateTraining({ ...given, records: 360 }).seconds).toBeGreaterThan(1.5 * one.seconds);
    expect(estimateTraining({ ...given, steps: one.steps * 2 }).seconds).toBeGreaterThan(1.8 * one.seconds);
    expect(estimateTraining({ ...given, speed: 30e9 }).seconds).toBeLessThan(one.seconds);
  });
});
