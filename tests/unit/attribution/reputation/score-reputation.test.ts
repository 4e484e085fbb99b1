import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReputationFacts, scoreReputation } from '@/lib/attribution/reputation/score-reputation';

const NOBODY: ReputationFacts = {
  decidedRecords: 0,
  acceptedRecords: 0,
  askers: 0,
  payers: 0,
  influence: 0,
  measuredRecords: 0,
  harmfulRecords: 0,
  upheldDisputes: null,
};

const count = fc.integer({ min: 0, max: 5_000 });
/** Facts that can be: no more accepted than decided, no more payers than askers, no more harmful than measured. */
const facts: fc.Arbitrary<ReputationFacts> = fc
  .record({
    accepted: count,
    rejected: count,
    payers: fc.integer({ min: 0, max: 60 }),
    idle: fc.integer({ min: 0, max: 60 }),
    influence: fc.double({ min: 0, max: 1, noNaN: true }),
    harmless: count,
    harmful: count,
    upheldDisputes: fc.option(fc.integer({ min: 0, max: 12 })),
  })
  .map(({ accepted, rejected, payers, idle, influence, harmless, harmful, upheldDisputes }) => ({
    decidedRecords: accepted + rejected,
    acceptedRecords: accepted,
    askers: payers + idle,
    payers,
    influence: payers + idle === 0 ? 0 : influence,
    measuredRecords: harmless + harmful,
    harmfulRecords: harmful,
    upheldDisputes,
  }));

/** Wilson's interval as the solution it is: the smallest p that lies within 1.96 standard errors of what was seen. */
function wilsonBySearch(hits: number, trials: number): number {
  if (trials === 0) return 0;
  let [low, high] = [0, hits / trials];
  for (let step = 0; step < 100; step++) {
    const p = (low + high) / 2;
    if (hits / trials - p > 1.96 * Math.sqrt((p * (1 - p)) / trials)) low = p;
    else high = p;
  }
  return low;
}

describe('scoreReputation', () => {
  it('is the published formula', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const a = wilsonBySearch(known.acceptedRecords, known.decidedRecords);
        const u = (known.influence * known.askers) / (known.askers + 2);
        const p = known.payers / (known.payers + 5);
        const h = wilsonBySearch(known.harmfulRecords, known.measuredRecords);
        const expected = (40 * a + 35 * u + 25 * p) * (1 - h) * 2 ** -(known.upheldDisputes ?? 0);
        expect(Math.abs(scoreReputation(known).score - expected)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('is a whole number from 0 to 100, whatever is known', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { score, ...parts } = scoreReputation(known);
        expect(Number.isInteger(score)).toBe(true);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        for (const part of Object.values(parts)) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  const more = fc.integer({ min: 1, max: 500 });
  it.each<{ name: string; better: (known: ReputationFacts, by: number) => ReputationFacts }>([
    {
      name: 'more of the decided records were accepted',
      better: (known, by) => ({
        ...known,
        acceptedRecords: Math.min(known.decidedRecords, known.acceptedRecords + by),
      }),
    },
    {
      name: 'more records are accepted',
      better: (known, by) => ({
        ...known,
        acceptedRecords: known.acceptedRecords + by,
        decidedRecords: known.decidedRecords + by,
      }),
    },
    {
      name: 'more people pay for answers that used the records',
      better: (known, by) => ({ ...known, payers: known.payers + by, askers: known.askers + by }),
    },
    {
      name: 'the records earn more than others',
      better: (known, by) => ({ ...known, influence: Math.min(1, known.influence + by / 1000) }),
    },
    {
      name: 'fewer of the measured records are harmful',
      better: (known, by) => ({ ...known, harmfulRecords: Math.max(0, known.harmfulRecords - by) }),
    },
    {
      name: 'fewer disputes were upheld',
      better: (known, by) => ({
        ...known,
        upheldDisputes: known.upheldDisputes && Math.max(0, known.upheldDisputes - by),
      }),
    },
  ])('never falls when $name', ({ better }) => {
    fc.assert(
      fc.property(facts, more, (known, by) => {
        expect(scoreReputation(better(known, by)).score).toBeGreaterThanOrEqual(scoreReputation(known).score);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it.each([
    { who: 'somebody unknown', known: NOBODY, score: 0 },
    {
      who: 'somebody with ten records accepted and nobody asking yet',
      known: { ...NOBODY, decidedRecords: 10, acceptedRecords: 10 },
      score: 29,
    },
    {
      who: 'a contributor of average records that eight people paid for',
      known: { ...NOBODY, decidedRecords: 120, acceptedRecords: 114, askers: 8, payers: 8, influence: 0.5 },
      score: 65,
    },
    {
      who: 'somebody whose only payer is one friend, however much they pay',
      known: { ...NOBODY, decidedRecords: 10, acceptedRecords: 10, askers: 1, payers: 1, influence: 0.9 },
      score: 44,
    },
    {
      who: 'one whose records mostly harm',
      known: { ...NOBODY, decidedRecords: 120, acceptedRecords: 114, measuredRecords: 114, harmfulRecords: 90 },
      score: 11,
    },
  ])('gives $who $score', ({ known, score }) => {
    expect(scoreReputation(known).score).toBe(score);
  });

  it('is halved by every upheld dispute, and not touched while none is possible', () => {
    const known = { ...NOBODY, decidedRecords: 1_000, acceptedRecords: 1_000, askers: 20, payers: 20, influence: 0.6 };
    const { score } = scoreReputation(known);
    expect(scoreReputation({ ...known, upheldDisputes: 0 }).score).toBe(score);
    const once = scoreReputation({ ...known, upheldDisputes: 1 }).score;
    expect(Math.abs(2 * once - score)).toBeLessThanOrEqual(1);
  });
});
