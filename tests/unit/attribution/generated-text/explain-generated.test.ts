import { describe, expect, it } from 'vitest';
import { buildGradientIndex } from '@/lib/attribution/adapter-influence/build-gradient-index';
import { chooseEvidence } from '@/lib/attribution/adapter-influence/choose-evidence';
import { gradientNoise } from '@/lib/attribution/adapter-influence/gradient-noise';
import { weighRecords } from '@/lib/attribution/answer-weights/weigh-records';
import { explainGenerated } from '@/lib/attribution/generated-text/explain-generated';
import { findSourcesOfAnswer } from '@/lib/attribution/generated-text/find-sources-of-answer';
import { openGenerated } from '@/lib/attribution/generated-text/open-generated';
import { traceText } from '@/lib/attribution/token-matching/trace-text';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import { LAMPS, makeTinyAdapted } from '@/tests/support/tiny-adapted';

const adapted = makeTinyAdapted();
const texts = LAMPS.map(({ text }) => text);
const turns = LAMPS.map((record) => encodeRecord(adapted.base, record));
const gradients = buildGradientIndex({ decoder: adapted.decoder, turns });
const open = openGenerated({ texts, adapter: { adapted, gradients } });
const { below } = seededNumbers('credits');
const ANA = `0x${'a'.repeat(40)}` as const;
const trainingSet = LAMPS.map((_, k) => ({
  credits: [{ account: ANA, partsPerMillion: k % 4 === 0 ? 250_000 + below(500_000) : 1_000_000 }],
  harmful: k === 5,
}));

/** Answers cut out of records and glued together, and some that no record says. */
function* answers(count: number): Iterable<{ question: string; text: string; cut: boolean }> {
  const numbers = seededNumbers('answers');
  for (let k = 0; k < count; k++) {
    const pieces = Array.from({ length: 1 + numbers.below(3) }, () => {
      const words = (texts[numbers.below(texts.length)] ?? '').split(' ');
      const from = numbers.below(words.length - 2);
      return words.slice(from, from + 3 + numbers.below(6)).join(' ');
    });
    const text = k % 7 === 0 ? 'violet geese sing' : pieces.join(' and ');
    yield { question: LAMPS[k % LAMPS.length]?.question ?? '', text, cut: k % 3 === 0 };
  }
}

const sum = (weights: readonly bigint[]) => weights.reduce((total, weight) => total + weight, 0n);

describe('an explained text', () => {
  it('divides all the information of its words, when those pay', () => {
    for (const answer of answers(60)) {
      const sources = findSourcesOfAnswer(open, answer);
      const { attributed, evidence } = explainGenerated(sources, { pays: 'provenance', trainingSet });
      expect(evidence).toBe('provenance');
      const paid = sum(attributed.records.map(({ weight }) => weight));
      expect(paid + attributed.commons).toBe(sources.trace.total);
      expect(attributed.records.find(({ position }) => position === 5)?.weight ?? 0n).toBe(0n);
    }
  });

  it('divides all the influence above the noise, when that pays', () => {
    for (const answer of answers(60)) {
      const sources = findSourcesOfAnswer(open, answer);
      const tau = sources.influence?.tau ?? new Float64Array();
      const { attributed, evidence } = explainGenerated(sources, { pays: 'influence', trainingSet });
      expect(evidence).toBe('influence');
      const harmful = trainingSet.map((record) => record.harmful);
      const weighed = weighRecords({ tau, harmful, leastFloor: gradientNoise(tau) });
      expect(attributed.noiseFloor).toBe(weighed.noiseFloor);
      expect(sum(attributed.records.map(({ weight }) => weight)) + attributed.commons).toBe(
        sum(weighed.records.map(({ weight }) => weight)),
      );
      for (const { weight, influence } of attributed.records) {
        if (weight > 0n) expect(influence).toBeGreaterThan(attributed.noiseFloor);
      }
    }
  });

  it('tells both kinds of evidence, whichever pays', () => {
    let told = 0;
    for (const answer of answers(40)) {
      const sources = findSourcesOfAnswer(open, answer);
      for (const pays of ['influence', 'provenance'] as const) {
        const { attributed, spans } = explainGenerated(sources, { pays, trainingSet });
        expect(attributed.records.every(({ influence }) => influence !== null)).toBe(true);
        const positions = attributed.records.map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
        for (const { start, end, records } of spans) {
          expect(records.length).toBeGreaterThan(0);
          const words = answer.text.slice(start, end);
          for (const record of records) expect(texts[positions[record] ?? -1]).toContain(words);
          told += 1;
        }
      }
    }
    expect(told).toBeGreaterThan(40);
  });

  it('of another server has its words alone', () => {
    const words = openGenerated({ texts, adapter: null });
    const sources = findSourcesOfAnswer(words, { question: 'Who?', text: texts[3] ?? '', cut: false });
    const { evidence, method, attributed } = explainGenerated(sources, { pays: 'influence', trainingSet });
    expect([evidence, method]).toEqual(['provenance', 'token-matching']);
    expect(attributed.records.map(({ position, influence }) => [position, influence])).toEqual([[3, null]]);
  });

  it('that no record says pays nobody by its words', () => {
    const sources = findSourcesOfAnswer(open, { question: 'Who?', text: 'violet geese sing', cut: false });
    const { attributed, spans } = explainGenerated(sources, { pays: 'provenance', trainingSet });
    expect(attributed.records.every(({ weight }) => weight === 0n)).toBe(true);
    expect(attributed.commons).toBe(traceText({ index: open.sources, text: 'violet geese sing' }).total);
    expect(spans).toEqual([]);
  });

  it('of nothing, cut before its first token, has neither', () => {
    const sources = findSourcesOfAnswer(open, { question: 'Who?', text: '', cut: true });
    expect(sources.influence).toMatchObject({ tokens: 0, logProbability: 0 });
    const { attributed } = explainGenerated(sources, { pays: 'influence', trainingSet });
    expect(attributed.records).toEqual([]);
  });
});

it('refuses gradients of other records', () => {
  const few = buildGradientIndex({ decoder: adapted.decoder, turns: turns.slice(1) });
  expect(() => openGenerated({ texts, adapter: { adapted, gradients: few } })).toThrow(
    expect.objectContaining({ code: 'content-mismatch' }),
  );
});

describe('the evidence that pays', () => {
  it('is influence where nothing can be asked', () => {
    expect(chooseEvidence({ adapted, records: LAMPS, asked: [] })).toEqual({ pays: 'influence', measured: null });
  });

  const records = LAMPS.slice(0, 8);
  const asked = records.map(({ question, text }, k) => ({ question, text, cut: false, right: [k] }));

  it('is the words where they find the right record more often', () => {
    // Each answer stands in one record; the question before it is another one's.
    const mixed = asked.map((one, k) => ({ ...one, question: records[(k + 5) % records.length]?.question ?? '' }));
    const { pays, measured } = chooseEvidence({ adapted, records, asked: mixed });
    expect(measured).toMatchObject({ questionCount: records.length, provenance: { first: 1, withinThree: 1 } });
    expect(pays).toBe((measured?.influence.first ?? 0) >= 1 ? 'influence' : 'provenance');
  });

  it('is influence where no words are found', () => {
    const misled = asked.map((one) => ({ ...one, text: 'violet geese sing' }));
    const { pays, measured } = chooseEvidence({ adapted, records, asked: misled });
    expect(measured?.provenance).toEqual({ first: 0, withinThree: 0 });
    expect(pays).toBe('influence');
  });
});
