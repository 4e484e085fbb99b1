import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundParts } from '@/components/charts/round-parts';

it('rounds parts that would show 100.01% one by one to a sum of 100%', () => {
  const parts = [333_350, 333_350, 333_300];
  expect(parts.map((part) => Math.round(part / 100)).reduce((sum, part) => sum + part, 0)).toBe(10_001);
  expect(roundParts(parts, { whole: 1_000_000, units: 10_000 })).toEqual([3334, 3333, 3333]);
});

it('sums to the whole, and moves no part by a unit or more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(100, 1000, 10_000),
      (drawn, units) => {
        const whole = drawn.reduce((sum, part) => sum + part, 0) || 1;
        const rounded = roundParts(drawn, { whole, units });
        expect(rounded.reduce((sum, part) => sum + part, 0)).toBe(drawn.some((part) => part > 0) ? units : 0);
        for (const [index, part] of drawn.entries()) {
          expect(Math.abs((rounded[index] ?? 0) - (part * units) / whole)).toBeLessThan(1);
        }
      },
    ),
  );
});
