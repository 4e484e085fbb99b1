import { describe, expect, it } from 'vitest';
import { ENTRY_WORDS, openDigitSorter } from '@/lib/attribution/token-matching/digit-sorter';
import { drawFrom } from '@/tests/support/random-corpus';

describe('openDigitSorter', () => {
  // 20,000 entries are sorted in WebAssembly, fewer in JavaScript.
  it.each([0, 1, 700, 20_000])('sorts %i entries by any number of bits, equal keys in their order', (count) => {
    for (const bits of [7, 22, 33, 48, 64]) {
      const draw = drawFrom(bits);
      const { entries, sort } = openDigitSorter(count);
      const mask = (1n << BigInt(bits)) - 1n;
      const expected: { key: bigint; place: number }[] = [];
      for (let place = 0; place < count; place++) {
        // Few different keys, so that many are equal.
        const key = (BigInt(draw(40)) * 0x9e3779b97f4a7c15n) & mask;
        expected.push({ key, place });
        entries[place * ENTRY_WORDS] = Number(BigInt.asIntN(32, key));
        entries[place * ENTRY_WORDS + 1] = Number(BigInt.asIntN(32, key >> 32n));
        entries[place * ENTRY_WORDS + 2] = place;
      }
      expected.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place));
      const sorted = sort(bits);
      const places = Array.from(expected, (_, k) => sorted[k * ENTRY_WORDS + 2]);
      expect(places).toEqual(expected.map(({ place }) => place));
    }
  });
});
