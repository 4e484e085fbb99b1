import { describe, expect, it } from 'vitest';
import { findDifferences } from '@/lib/verify/find-differences';

const differ = (expected: unknown, found: unknown, most = 10) => findDifferences({ path: '', expected, found, most });

describe('findDifferences', () => {
  it.each([
    [1, 1],
    ['a', 'a'],
    [10n, 10n],
    [null, null],
    [{ a: [1, { b: 2n }] }, { a: [1, { b: 2n }] }],
    [{ a: undefined }, {}],
  ])('finds none between equal values', (expected, found) => {
    expect(differ(expected, found)).toEqual([]);
  });

  it.each([
    [{ a: 1 }, { a: 2 }, ['a']],
    [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, ['a.b[1]']],
    [[1, 2], [1], ['.length']],
    [{ a: 1 }, {}, ['a']],
    [{}, { extra: 1 }, ['extra']],
    [{ a: 1n }, { a: 1 }, ['a']],
    [{ a: null }, { a: 0 }, ['a']],
    [{ a: [1] }, { a: { 0: 1 } }, ['a']],
    [{ a: 1, b: 2 }, { a: 2, b: 1 }, ['a', 'b']],
    [0.1 + 0.2, 0.3, ['']],
  ])('names each part that differs, case %#', (expected, found, paths) => {
    expect(differ(expected, found).map(({ path }) => path)).toEqual(paths);
  });

  it('stops at as many as were wanted', () => {
    const many = Array.from({ length: 1000 }, (_, k) => k);
    expect(
      differ(
        many,
        many.map((k) => k + 1),
        3,
      ),
    ).toHaveLength(3);
  });
});
