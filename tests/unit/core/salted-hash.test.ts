import { expect, it } from 'vitest';
import { saltedHash } from '@/lib/core/salted-hash';

it('depends on salt and value, and on nothing else', () => {
  const hash = saltedHash('0x01', { b: 1, a: 'x' });
  expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
  expect(saltedHash('0x01', { a: 'x', b: 1 })).toBe(hash);
  expect(saltedHash('0x02', { a: 'x', b: 1 })).not.toBe(hash);
  expect(saltedHash('0x01', { a: 'y', b: 1 })).not.toBe(hash);
});
