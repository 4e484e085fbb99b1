import { describe, expect, it } from 'vitest';
import { diffWords } from '@/components/ui/diff-words';

const without = (kind: 'added' | 'removed', before: string, after: string) =>
  diffWords(before, after)
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join('');

describe('diffWords', () => {
  it('tells a changed word, a dropped one and a new one, and nothing else', () => {
    expect(diffWords('The key is under the mat.', 'The spare key is under a mat')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'added', text: 'spare ' },
      { kind: 'same', text: 'key is under ' },
      { kind: 'removed', text: 'the' },
      { kind: 'added', text: 'a' },
      { kind: 'same', text: ' mat' },
      { kind: 'removed', text: '.' },
    ]);
  });

  it('finds no difference in the same text, and only differences to an empty one', () => {
    expect(diffWords('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }]);
    expect(diffWords('', 'New')).toEqual([{ kind: 'added', text: 'New' }]);
    expect(diffWords('Old', '')).toEqual([{ kind: 'removed', text: 'Old' }]);
  });

  it('holds both texts whole, and keeps as many words as any common subsequence has', () => {
    const words = ['a', 'b', 'c', ' '];
    let seed = 7;
    const draw = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed;
    };
    for (let round = 0; round < 300; round++) {
      const make = () => Array.from({ length: draw() % 9 }, () => words[draw() % words.length]).join(' ');
      const [before, after] = [make(), make()];
      expect(without('added', before, after)).toBe(before);
      expect(without('removed', before, after)).toBe(after);
      const kept = diffWords(before, after).flatMap(({ kind, text }) => (kind === 'same' ? split(text) : []));
      expect(kept.length).toBe(longestCommon(split(before), split(after)));
    }
  });

  it('tells very long texts apart without comparing each word with each', () => {
    const long = (word: string) => Array.from({ length: 5_000 }, (_, k) => `${word}${k}`).join(' ');
    const parts = diffWords(`Same start ${long('x')}`, `Same start ${long('y')}`);
    expect(parts[0]).toEqual({ kind: 'same', text: 'Same start ' });
    expect(parts.map((part) => part.kind)).toEqual(['same', 'removed', 'added']);
  });
});

function split(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|./gsu) ?? [];
}

/** By plain recursion: slow, and plainly right. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const known = new Map<string, number>();
  const from = (i: number, j: number): number => {
    if (i === a.length || j === b.length) return 0;
    const key = `${i},${j}`;
    let best = known.get(key);
    if (best === undefined) {
      best = a[i] === b[j] ? 1 + from(i + 1, j + 1) : Math.max(from(i + 1, j), from(i, j + 1));
      known.set(key, best);
    }
    return best;
  };
  return from(0, 0);
}
