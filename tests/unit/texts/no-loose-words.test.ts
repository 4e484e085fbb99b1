import { expect, test } from 'vitest';
import { listSources } from '@/tests/support/source/list-sources';
import { findLooseWords } from '@/tests/support/texts/find-loose-words';

const files = listSources('app', 'components').filter((path) => !/^app\/(api|v1)\//.test(path));

test('every word on a screen comes from the texts', { timeout: 60_000 }, () => {
  const loose = files.flatMap((path) => findLooseWords(path));
  expect(loose.map(({ path, line, words }) => `${path}:${line} ${words}`)).toEqual([]);
});

test('the search knows loose words when it sees them', () => {
  const found = findLooseWords('tests/support/texts/loose-words.sample.tsx').map(({ words }) => words);
  expect(found).toEqual([
    'Loose title',
    'Loose text',
    'loose',
    'Loose {0} of {1}',
    'a loose label',
    'Loose',
    'Loose alternative',
    'Loose end',
  ]);
});
