import { expect, it } from 'vitest';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { chooseSentences } from '@/lib/models/retrieval/choose-sentences';
import { likelihoodOf, type Span } from '@/lib/models/retrieval/list-spans';
import { openIndex } from '@/lib/models/retrieval/open-index';
import { rankPassages } from '@/lib/models/retrieval/rank-passages';
import { readQuestion } from '@/lib/models/retrieval/read-question';

const TEXT = 'The mill was built in 1912 by Anna Keller, and Anna Keller sold it in 1930.';

function spanOf(words: string, score: number): Span {
  const open = openIndex(buildIndex({ records: [{ text: TEXT, title: '' }] }));
  const question = readQuestion(open, 'Who built the mill?');
  const passages = rankPassages(open, question.terms, 1).map((passage) => ({ ...passage, text: TEXT }));
  const [sentence] = chooseSentences(open, question, passages);
  const start = TEXT.indexOf(words);
  const end = start + words.length;
  if (!sentence || start < 0) throw new Error(`“${words}” is not in the text.`);
  const { tokens } = sentence.sentence;
  const from = tokens.findIndex((token) => token.start === start);
  return { sentence, from, to: tokens.findIndex((token) => token.end === end), start, end, score };
}

it('takes spans that share a word for one answer, and divides by exp(score)', () => {
  const best = spanOf('Anna Keller', 3);
  expect(likelihoodOf(best, [best])).toBe(1);
  expect(likelihoodOf(best, [best, spanOf('1912', 3)])).toBe(0.5);
  expect(likelihoodOf(best, [best, spanOf('Keller sold', 3), spanOf('1912', 3)])).toBeCloseTo(2 / 3);
  expect(likelihoodOf(best, [best, spanOf('1930', 3 + Math.log(3))])).toBeCloseTo(1 / 4);
});

it('does not take a shared function word for a shared answer', () => {
  const best = spanOf('1912 by Anna', 3);
  expect(likelihoodOf(best, [best, spanOf('built in 1912', 3)])).toBe(1);
  expect(
    likelihoodOf(spanOf('sold it in 1930', 3), [spanOf('sold it in 1930', 3), spanOf('mill was built in', 3)]),
  ).toBe(0.5);
});
