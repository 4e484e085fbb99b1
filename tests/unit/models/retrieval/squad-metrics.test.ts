import { expect, it } from 'vitest';
import { answerF1, exactMatch } from '@/lib/models/retrieval/squad-metrics';

it.each([
  ['The Seine', 'seine', true],
  ['$5 million', '5 million', true],
  ['a an the', '', true],
  ['1,000', '1000', true],
  ['U.S.', 'US', true],
  ['Seine river', 'Seine', false],
])('compares %j with %j as SQuAD does', (given, expected, equal) => {
  expect(exactMatch(given, expected)).toBe(equal);
});

it('counts common words with their number', () => {
  expect(answerF1('the old old mill', 'old mill')).toBeCloseTo(0.8, 12);
  expect(answerF1('copper', 'mill')).toBe(0);
  expect(answerF1('', 'mill')).toBe(0);
  expect(answerF1('the', 'a')).toBe(1);
});
