import { describe, expect, it } from 'vitest';
import { fitFeatures, textRow } from '@/lib/models/classifier/features';
import { splitHeldOut } from '@/lib/models/classifier/split-held-out';
import { termsOf, tokenise } from '@/lib/models/classifier/tokenise';
import { makeTexts } from '@/tests/support/make-texts';

describe('tokenise', () => {
  it.each([
    ["I haven't got it, 24/7!", ['i', 'haven', 't', 'got', 'it', '24', '7']],
    ['Żółta ŁÓDŹ', ['żółta', 'łódź'].map((word) => word.normalize('NFKC'))],
    ['ﬁne ①', ['fine', '1']],
    ['カード 送金', ['カ', 'ー', 'ド', '送', '金']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['', []],
    ['… — !', []],
  ])('reads %j', (text, expected) => {
    expect(tokenise(text)).toEqual(expected);
  });

  it('adds pairs of neighbours when asked', () => {
    expect(termsOf('a b c', true)).toEqual(['a', 'b', 'c', 'a b', 'b c']);
    expect(termsOf('a b c', false)).toEqual(['a', 'b', 'c']);
  });
});

describe('fitFeatures', () => {
  const space = fitFeatures(['a b', 'a c', 'a b d', 'e'], { maxFeatures: 3, minDocumentFrequency: 2, bigrams: true });

  it('keeps frequent terms, ties in order, up to the limit', () => {
    expect(space.vocabulary).toEqual(['a', 'a b', 'b']);
    expect(space.idf[0]).toBeCloseTo(Math.log(4 / 3), 14);
    expect(space.idf[2]).toBeCloseTo(Math.log(2), 14);
  });

  it('makes rows of length one and appends the bias', () => {
    const { columns, values } = textRow(space, 'b b a x');
    expect(columns).toEqual([0, 2, 3]);
    const [a = 0, b = 0, bias] = values;
    expect(a * a + b * b).toBeCloseTo(1, 14);
    expect(b / a).toBeCloseTo((Math.log(3) * Math.log(2)) / (Math.log(2) * Math.log(4 / 3)), 12);
    expect(bias).toBe(1);
  });

  it('leaves only the bias of a text without known words', () => {
    expect(textRow(space, 'zzz')).toEqual({ columns: [3], values: [1] });
  });
});

describe('splitHeldOut', () => {
  const records = makeTexts({ seed: 4, count: 2000, labels: 5, words: 9, length: 3, noise: 0.5 });

  it('holds out about the part asked for, and another part for another seed', () => {
    const split = (seed: string) => splitHeldOut(records, { seed, heldOutPartsPerMillion: 250_000 }).heldOut;
    expect(split('a').length).toBeGreaterThan(430);
    expect(split('a').length).toBeLessThan(570);
    expect(split('a')).not.toEqual(split('b'));
  });

  it('never takes the last record of a label', () => {
    const alone = records.map((record, i) => ({ ...record, label: `only ${i}` }));
    const { training, heldOut } = splitHeldOut(alone, { seed: 'a', heldOutPartsPerMillion: 500_000 });
    expect(heldOut).toEqual([]);
    expect(training.length).toBe(alone.length);
  });
});
