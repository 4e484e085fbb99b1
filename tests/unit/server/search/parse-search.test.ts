import { describe, expect, it } from 'vitest';
import { parseSearch } from '@/lib/server/search/parse-search';

describe('parseSearch', () => {
  it('takes words apart, at most eight', () => {
    expect(parseSearch('  two\twords ').words).toEqual(['two', 'words']);
    expect(parseSearch('a b c d e f g h i j').words).toHaveLength(8);
  });

  it.each([
    ['3', 3],
    ['#41', 41],
    ['0', null],
    ['3a', null],
    ['9999999999', null],
  ])('reads the number in %j as %j', (q, number) => {
    expect(parseSearch(q).number).toBe(number);
  });

  it.each([
    ['0xF39f', '0xf39f'],
    [`0x${'a'.repeat(40)}`, `0x${'a'.repeat(40)}`],
    ['0xf', null],
    [`0x${'a'.repeat(41)}`, null],
    ['f39fd6', null],
    ["0xab' OR", null],
  ])('reads the address in %j as %j', (q, address) => {
    expect(parseSearch(q).address).toBe(address);
  });

  it('makes of the beginning of a receipt’s id the range of all ids that begin so', () => {
    expect(parseSearch('EF8F0e').receipt).toEqual({
      from: 'ef8f0e00-0000-0000-0000-000000000000',
      to: 'ef8f0eff-ffff-ffff-ffff-ffffffffffff',
    });
    const whole = 'ef8f0ef4-1f4e-48b7-b46e-c73aa48a57a7';
    expect(parseSearch(whole).receipt).toEqual({ from: whole, to: whole });
    expect(parseSearch('ef8f0ef4-1f').receipt?.from).toBe('ef8f0ef4-1f00-0000-0000-000000000000');
  });

  it.each(['abc', 'ghij', `${'a'.repeat(33)}`])('sees no receipt in %j', (q) => {
    expect(parseSearch(q).receipt).toBeNull();
  });
});
