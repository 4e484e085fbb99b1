import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS, bandKeys, ROWS } from '@/lib/attribution/near-duplicates/band-keys';
import { measureSimilarity } from '@/lib/attribution/near-duplicates/measure-similarity';
import { packKeys, unpackKeys } from '@/lib/attribution/near-duplicates/pack-keys';
import { shinglesOf, shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import { indexTexts } from '@/lib/attribution/near-duplicates/text-index';
import { editWords, makeSentences } from '@/tests/support/make-sentences';

describe('the shingles of a text', () => {
  it('are its distinct runs of five characters', () => {
    expect(shinglesOf('abcdefg')).toHaveLength(3);
    expect(shinglesOf('aaaaaaaaa')).toHaveLength(1);
    expect([...shinglesOf('abcde')]).toEqual([...shinglesOf('abcde')]);
    expect([...shinglesOf('abcde')]).not.toEqual([...shinglesOf('abcdf')]);
  });

  it('are one for a short text and none for an empty one', () => {
    expect(shingleText('Yes!')).toHaveLength(1);
    expect([...shingleText('Yes!')]).toEqual([...shingleText('yes')]);
    expect([...shingleText('yes')]).not.toEqual([...shingleText('no')]);
    expect(shingleText('  ')).toHaveLength(0);
  });

  it('agree with sets of strings in how alike two texts are', () => {
    const words = fc.array(fc.constantFrom('card', 'my', 'is', 'lost', 'why', 'payment'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = [a.join(' '), b.join(' ')];
        expect(measureSimilarity(shinglesOf(left), shinglesOf(right))).toBe(naiveSimilarity(left, right));
      }),
    );
  });
});

/** Jaccard over sets of strings, in thousandths. */
function naiveSimilarity(a: string, b: string): number {
  const runs = (text: string) =>
    new Set(text === '' ? [] : Array.from({ length: Math.max(1, text.length - 4) }, (_, at) => text.slice(at, at + 5)));
  const [left, right] = [runs(a), runs(b)];
  const shared = [...left].filter((run) => right.has(run)).length;
  const union = new Set([...left, ...right]).size;
  return union === 0 ? 1000 : Math.floor((1000 * shared) / union);
}

describe('the keys of a text', () => {
  it('are the same ever after: they are kept in databases', () => {
    expect([...bandKeys(shingleText('Why is my card payment still pending?'))].slice(0, 3)).toEqual([
      -1425867620, 1247647832, -546138333,
    ]);
  });

  it('survive packing', () => {
    const keys = bandKeys(shingleText('Why is my card payment still pending?'));
    expect(packKeys(keys)).toHaveLength(128);
    expect([...unpackKeys(packKeys(keys))]).toEqual([...keys]);
  });

  it('meet as often as MinHash promises', () => {
    // Sets with a known part in common, of values as evenly spread as shingles are.
    const misses = new Map<number, number>();
    const trials = 400;
    for (const shared of [50, 60, 70, 80]) {
      let missed = 0;
      for (let trial = 0; trial < trials; trial++) {
        const at = (k: number) => shinglesOf(`${trial}/${shared}/${k}`.padEnd(5, '_')).at(-1) ?? 0;
        const both = Array.from({ length: shared }, (_, k) => at(k));
        const only = (offset: number) => Array.from({ length: (100 - shared) / 2 }, (_, k) => at(offset + k));
        const a = bandKeys(Uint32Array.from([...both, ...only(1_000)]));
        const b = new Set(bandKeys(Uint32Array.from([...both, ...only(2_000)])));
        if (!a.some((key) => b.has(key))) missed++;
      }
      misses.set(shared, missed / trials);
    }
    for (const [shared, missed] of misses) {
      const promised = (1 - (shared / 100) ** ROWS) ** BANDS;
      // Four standard errors.
      expect(missed).toBeLessThanOrEqual(promised + 4 * Math.sqrt((promised * (1 - promised) + 1e-3) / trials));
    }
  });
});

describe('indexTexts', () => {
  it('finds what comparing all pairs finds, but for what the bands miss', () => {
    const honest = makeSentences(400, 1);
    const edited = honest.slice(0, 200).map((text, k) => editWords(text, 0.1, k));
    const texts = [...honest, ...edited];
    const index = indexTexts(texts);
    const shingles = texts.map(shingleText);
    let expected = 0;
    let found = 0;
    texts.forEach((_, k) => {
      const mine = shingles[k] ?? new Uint32Array();
      const all = new Map<number, number>();
      for (let j = 0; j < k; j++) {
        const similarity = measureSimilarity(mine, shingles[j] ?? new Uint32Array());
        if (similarity >= 500) all.set(j, similarity);
      }
      const got = index.before(k, 500);
      expected += all.size;
      found += got.length;
      // Never one that is not there, in the order of the list, with its exact similarity.
      for (const { position, similarityPermille } of got) expect(all.get(position)).toBe(similarityPermille);
      expect(got.map(({ position }) => position)).toEqual(got.map(({ position }) => position).sort((a, b) => a - b));
      const copies = [...all].filter(([, similarity]) => similarity >= 800).map(([j]) => j);
      expect(got.map(({ position }) => position)).toEqual(expect.arrayContaining(copies));
    });
    expect(expected).toBeGreaterThan(150);
    expect(found / expected).toBeGreaterThan(0.97);
  });

  it('finds a text among a flood of its copies in little time', () => {
    const texts = [...Array.from({ length: 20_000 }, () => 'The same sentence over and over again.'), 'Another one.'];
    const before = process.cpuUsage();
    const index = indexTexts(texts);
    expect(Math.max(...texts.map((_, k) => index.before(k, 800).length))).toBe(8);
    expect(index.before(20_000, 500)).toEqual([]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
  });

  it('finds the first copy that matters, however many before it do not', () => {
    const index = indexTexts(
      Array.from({ length: 30 }, () => 'Say it again.'),
      (position) => position === 20,
    );
    expect(index.before(29, 1000).map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20]);
  });
});
