import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatNumber } from '@/lib/core/format-number';
import { listSources } from '@/tests/support/source/list-sources';

test.each([
  [1_234_567, 'en-GB', '1,234,567'],
  [1_234_567, 'de-DE', '1.234.567'],
  [1234.5678, 'de', '1.234,568'],
  [12_345_678_901_234_567_890n, 'en', '12,345,678,901,234,567,890'],
])('writes %s for %s', (value, tag, written) => {
  expect(formatNumber(value, tag)).toBe(written);
  expect(value.toLocaleString(tag)).toBe(written);
});

test('is how every number is written', () => {
  const others = listSources('app', 'components', 'lib').filter((path) =>
    /\.toLocaleString\(/.test(readFileSync(path, 'utf8')),
  );
  expect(others).toEqual([]);
});
