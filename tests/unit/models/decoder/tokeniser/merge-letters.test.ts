import { describe, expect, it } from 'vitest';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { mergeLetters } from '@/lib/models/decoder/tokeniser/merge-letters';

/** The rule as it is said: look at all pairs, merge the first of the lowest rank, look again. */
function mergeSlowly(letters: readonly string[], ranks: ReadonlyMap<string, number>): string[] {
  const tokens = [...letters];
  for (;;) {
    let [first, lowest] = [-1, Number.POSITIVE_INFINITY];
    for (let k = 0; k + 1 < tokens.length; k++) {
      const rank = ranks.get(`${tokens[k]} ${tokens[k + 1]}`);
      if (rank !== undefined && rank < lowest) [first, lowest] = [k, rank];
    }
    if (first < 0) return tokens;
    tokens.splice(first, 2, `${tokens[first]}${tokens[first + 1]}`);
  }
}

describe('mergeLetters', () => {
  it('merges as the slow rule does, also by ranks in no order', () => {
    for (let round = 0; round < 300; round++) {
      const { below } = seededNumbers(`merge ${round}`);
      const tokens = ['a', 'b', 'c'];
      const ranks = new Map<string, number>();
      for (let k = 0; k < 12; k++) {
        const [left, right] = [tokens[below(tokens.length)] ?? '', tokens[below(tokens.length)] ?? ''];
        ranks.set(`${left} ${right}`, below(1_000));
        tokens.push(`${left}${right}`);
      }
      const letters = Array.from({ length: below(60) }, () => tokens[below(3)] ?? '');
      expect(mergeLetters(letters, ranks), `round ${round}`).toEqual(mergeSlowly(letters, ranks));
    }
  });

  it('merges a word of a hundred thousand letters', () => {
    const ranks = new Map(Array.from({ length: 16 }, (_, k) => [`${'a'.repeat(2 ** k)} ${'a'.repeat(2 ** k)}`, k]));
    const merged = mergeLetters(
      Array.from({ length: 100_000 }, () => 'a'),
      ranks,
    );
    expect(merged.map(({ length }) => length)).toEqual([65_536, 32_768, 1_024, 512, 128, 32]);
  });
});
