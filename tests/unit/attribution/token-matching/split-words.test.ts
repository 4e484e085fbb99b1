import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '@/lib/attribution/token-matching/split-words';

function wordsOf(text: string): string[] {
  const bounds = new Int32Array(2 * text.length);
  const count = splitWords(text, bounds);
  return Array.from({ length: count }, (_, k) => text.slice(bounds[2 * k], bounds[2 * k + 1]));
}

/** Of any code points but halves of pairs, those of the first blocks more often. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x3ff), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff })), { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));

describe('splitWords', () => {
  it.each([
    ['', []],
    [' \t\n\u00a0\u3000', []],
    ['Don’t panic, it\'s 3.5 "km"!', ['Don’t', 'panic', ',', "it's", '3', '.', '5', '"', 'km', '"', '!']],
    ["the dogs' 'best' rock 'n' roll", ['the', 'dogs', "'", "'", 'best', "'", 'rock', "'", 'n', "'", 'roll']],
    ['user_name@mail.example', ['user', '_', 'name', '@', 'mail', '.', 'example']],
    ['naïve Ünïcödé Ελλάδα москва', ['naïve', 'Ünïcödé', 'Ελλάδα', 'москва']],
    ['cafe\u0301 au lait', ['cafe\u0301', 'au', 'lait']],
    ['日本語の text。', ['日', '本', '語', 'の', 'text', '。']],
    ['한국어 문장', ['한국어', '문장']],
    ['ภาษา', ['ภ', 'า', 'ษ', 'า']],
    ['हिन्दी भाषा।', ['हिन्दी', 'भाषा', '।']],
    ['a👍🏽b 𠮷野', ['a', '👍', '🏽', 'b', '𠮷', '野']],
    ['𐌰𐌱𐌲 x𐌰', ['𐌰𐌱𐌲', 'x𐌰']],
    ['half \ud83d of a pair \udc4d', ['half', '\ud83d', 'of', 'a', 'pair', '\udc4d']],
    ['a—b…c', ['a', '—', 'b', '…', 'c']],
  ])('splits %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('leaves out nothing but white space, and splits no pair of surrogates', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = wordsOf(text);
        expect(words.join('')).toBe(
          text.replace(/[\0-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/g, ''),
        );
        expect(words.every((word) => word.isWellFormed())).toBe(true);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('splits a word of its text as it splits the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const word of wordsOf(text)) expect(wordsOf(word)).toEqual([word]);
      }),
      { numRuns: 100, seed: 6 },
    );
  });
});
