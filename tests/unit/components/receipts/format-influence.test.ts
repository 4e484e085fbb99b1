import { expect, it } from 'vitest';
import { formatInfluence, formatPart } from '@/components/receipts/format-influence';

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

it.each([
  [0n, 100n, '0 %'],
  [1n, 0n, '0 %'],
  [1n, 100_000n, '< 0.1 %'],
  [1n, 3n, '33.3 %'],
  [5n, 5n, '100.0 %'],
])('writes %s of %s as "%s"', (weight, sum, text) => {
  expect(formatPart(weight, sum)).toBe(text);
});
