import { expect, it } from 'vitest';
import { buildIndex, countedTerms } from '@/lib/models/retrieval/build-index';
import { cutPassages } from '@/lib/models/retrieval/cut-passages';
import { openIndex } from '@/lib/models/retrieval/open-index';
import { rankPassages } from '@/lib/models/retrieval/rank-passages';
import { makeRandomQuestion, makeRandomTexts } from '@/tests/support/random-texts';

/** BM25 by its definition, over strings, with the engine's own logarithm. */
function scoreByDefinition(
  passages: readonly string[][],
  terms: readonly string[],
  { k1, b }: { k1: number; b: number },
) {
  const mean = passages.reduce((sum, passage) => sum + passage.length, 0) / passages.length;
  return passages.map((passage) => {
    let score = 0;
    for (const term of new Set(terms)) {
      const holding = passages.filter((other) => other.includes(term)).length;
      const idf = Math.log(1 + (passages.length - holding + 0.5) / (holding + 0.5));
      const count = passage.filter((one) => one === term).length;
      score += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * passage.length) / mean));
    }
    return score;
  });
}

it.each(Array.from({ length: 40 }, (_, seed) => seed))('ranks as the definition of BM25 does (%i)', (seed) => {
  const settings = { k1: 0.4 + (seed % 5) * 0.4, b: (seed % 4) / 4, passageWords: 12, answerWords: 10 };
  const texts = makeRandomTexts(seed, 25);
  const records = texts.map((text, i) => ({ text, title: i % 3 === 0 ? 'copper mill' : '' }));
  const open = openIndex(buildIndex({ records, settings }));
  const passages = records.flatMap(({ text, title }) =>
    cutPassages(text, 12).map(({ start, end }) => [...countedTerms(title), ...countedTerms(text.slice(start, end))]),
  );
  const terms = countedTerms(makeRandomQuestion(seed + 1000));
  const expected = scoreByDefinition(passages, terms, settings)
    .map((score, passage) => ({ passage, score }))
    .filter(({ score }) => score > 0)
    .sort((x, y) => (Math.abs(x.score - y.score) < 1e-9 ? x.passage - y.passage : y.score - x.score));
  const ranked = rankPassages(open, terms, 7);
  expect(ranked.map(({ passage }) => passage)).toEqual(expected.slice(0, 7).map(({ passage }) => passage));
  ranked.forEach(({ score }, i) => {
    expect(score).toBeCloseTo(expected[i]?.score ?? Number.NaN, 9);
  });
});

it('passes over records, and leaves nothing behind for the next question', () => {
  const records = ['A copper mill.', 'A copper bridge.', 'A garden.'].map((text) => ({ text, title: '' }));
  const open = openIndex(buildIndex({ records }));
  const first = rankPassages(open, ['copper'], 5);
  expect(first.map(({ record }) => record)).toEqual([0, 1]);
  expect(rankPassages(open, ['copper'], 5, (record) => record === 0).map(({ record }) => record)).toEqual([1]);
  expect(rankPassages(open, ['copper'], 5)).toEqual(first);
  expect(rankPassages(open, ['unheard'], 5)).toEqual([]);
});
