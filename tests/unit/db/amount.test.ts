import { describe, expect, it } from 'vitest';
import { toBigint } from '@/lib/db/amount';
import { Prisma } from '@/lib/db/generated/client';

describe('toBigint', () => {
  it('reads the largest amount of a column to the last unit', () => {
    const largest = 10n ** 78n - 1n;
    expect(toBigint(String(largest))).toBe(largest);
    expect(toBigint(new Prisma.Decimal(String(largest)))).toBe(largest);
    expect(toBigint(new Prisma.Decimal(-5))).toBe(-5n);
  });

  it.each(['1.5', '1e21', '', 'NaN'])('refuses %s', (text) => {
    expect(() => toBigint(text)).toThrow(/not an integer/);
  });

  it('refuses a fraction', () => {
    expect(() => toBigint(new Prisma.Decimal('0.1'))).toThrow(/not an integer/);
  });
});
