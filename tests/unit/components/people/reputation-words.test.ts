import { describe, expect, it } from 'vitest';
import { reputationWords } from '@/components/people/reputation-words';
import { type ReputationFacts, scoreReputation } from '@/lib/attribution/reputation/score-reputation';
import { textsFor } from '@/tests/support/texts';

const t = textsFor('people.reputationWords');

const NOTHING: ReputationFacts = {
  decidedRecords: 0,
  acceptedRecords: 0,
  askers: 0,
  payers: 0,
  influence: 0,
  measuredRecords: 0,
  harmfulRecords: 0,
  upheldDisputes: null,
};

function wordsOf(known: Partial<ReputationFacts>): Record<string, string> {
  const facts = { ...NOTHING, ...known };
  const { added, taken } = reputationWords(t, { facts, reputation: scoreReputation(facts) });
  return Object.fromEntries([...added, ...taken].map(({ key, words }) => [key, words]));
}

describe('reputationWords', () => {
  it('says of every part that nothing is known, rather than a figure', () => {
    expect(wordsOf({})).toEqual({
      acceptance: 'No curator of somebody else’s Datanet has decided on a record yet.',
      influence: 'Nobody else has paid yet for an answer of a model trained on these records.',
      payers: 'Nobody else’s paid answer has used these records yet.',
      harm: 'Not measured for these records yet.',
      disputes: 'No disputes possible yet.',
    });
  });

  it.each([
    { influence: 0.5, words: 'as much as' },
    { influence: 0.75, words: '3 times as much as' },
    { influence: 0.2, words: '0.25 times as much as' },
    { influence: 0, words: '0 times as much as' },
    { influence: 1, words: 'many times as much as' },
  ])('puts an influence of $influence as “$words”', ({ influence, words }) => {
    expect(wordsOf({ askers: 2, influence }).influence).toBe(
      `By the answers of 2 askers, these records earned ${words} the average record of the same models.`,
    );
  });

  it.each([
    { known: { acceptedRecords: 1, decidedRecords: 1 }, key: 'acceptance', words: '1 of 1 record accepted' },
    { known: { acceptedRecords: 9, decidedRecords: 1_200 }, key: 'acceptance', words: '9 of 1,200 records accepted' },
    { known: { payers: 1 }, key: 'payers', words: '1 different account paid' },
    { known: { measuredRecords: 40 }, key: 'harm', words: 'None of 40 measured records' },
    { known: { measuredRecords: 40, harmfulRecords: 1 }, key: 'harm', words: '1 of 40 measured records makes' },
    { known: { measuredRecords: 40, harmfulRecords: 2 }, key: 'harm', words: '2 of 40 measured records make' },
    { known: { upheldDisputes: 0 }, key: 'disputes', words: 'None was upheld.' },
    { known: { upheldDisputes: 2 }, key: 'disputes', words: '2 disputes upheld; each halves the rest.' },
  ])('counts in words: $words', ({ known, key, words }) => {
    expect(wordsOf(known)[key]).toContain(words);
  });

  it('adds the points up to the score when nothing takes away', () => {
    const facts = { ...NOTHING, decidedRecords: 80, acceptedRecords: 70, askers: 4, payers: 3, influence: 0.6 };
    const reputation = scoreReputation(facts);
    const { added, taken } = reputationWords(t, { facts, reputation });
    expect(Math.round(added.reduce((sum, { points }) => sum + points, 0))).toBe(reputation.score);
    expect(taken.every(({ left }) => left === 1)).toBe(true);
    expect(added.map(({ most }) => most)).toEqual([40, 35, 25]);
  });
});
