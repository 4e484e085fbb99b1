import { expect, it } from 'vitest';
import { formatPart } from '@/components/charts/format-part';

it.each([
  [0n, 100n, '0%'],
  [1n, 0n, '0%'],
  [1n, 100_000n, '< 0.1%'],
  [1n, 3n, '33.3%'],
  [1n, 5n, '20%'],
  [99_999n, 1_000_000n, '10%'],
  [5n, 5n, '100%'],
])('writes %s of %s as "%s"', (part, whole, text) => {
  expect(formatPart(part, whole)).toBe(text);
});
