import { expect, it } from 'vitest';
import { formatInfluence } from '@/components/receipts/format-influence';

const UNIT = 2n ** 32n;

it.each([
  [UNIT, '+1.000'],
  [-UNIT / 2n, '−0.500'],
  [UNIT / 1000n, '+0.0010'],
  [-1n, '> −0.0001'],
  [0n, '< 0.0001'],
])('writes an influence of %s units as "%s"', (units, text) => {
  expect(formatInfluence(units)).toBe(text);
});
