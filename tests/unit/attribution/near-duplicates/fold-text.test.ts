import { describe, expect, it } from 'vitest';
import { foldText } from '@/lib/attribution/near-duplicates/fold-text';

const PLAIN = 'why is my card payment pending';

describe('foldText', () => {
  it.each([
    ['case and punctuation', 'Why is my card-payment PENDING?!'],
    ['white space of any kind', '  why\tis\nmy\u00a0card \u3000 payment pending '],
    ['zero-width characters', 'wh\u200by i\u200ds my c\u2060ard pay\ufeffment pen\u00adding'],
    ['Cyrillic look-alikes', 'why іs mу саrd рауmеnt реnding'],
    ['Greek look-alikes', 'why is my cαrd pαyment pending'],
    ['full-width letters', 'ｗｈｙ ｉｓ ｍｙ ｃａｒｄ ｐａｙｍｅｎｔ ｐｅｎｄｉｎｇ'],
    ['mathematical letters', '𝐰𝐡𝐲 𝐢𝐬 𝐦𝐲 𝐜𝐚𝐫𝐝 𝐩𝐚𝐲𝐦𝐞𝐧𝐭 𝐩𝐞𝐧𝐝𝐢𝐧𝐠'],
    ['accents', 'why ís my cárd päyment pendìng'],
    ['variation selectors', 'why\ufe0f is my card\ufe0e payment pending'],
  ])('sees through %s', (_, text) => {
    expect(foldText(text)).toBe(PLAIN);
  });

  it('keeps words and numbers apart that differ', () => {
    expect(foldText('Top-up of £20')).toBe('top up of 20');
    expect(foldText('payment 1')).not.toBe(foldText('payment 2'));
  });

  it('keeps other scripts', () => {
    expect(foldText('Где моя карта?')).toBe(foldText('где моя карта'));
    expect(foldText('カードが届きません。')).toBe(foldText('ｶｰﾄﾞが届きません'));
    expect(foldText('カードが届きません。')).not.toBe(foldText('カードが届きました。'));
    expect(foldText('कार्ड कहाँ है?')).not.toBe('');
  });

  it('leaves a text without letters and digits as it is', () => {
    expect(foldText('👍 👍')).toBe('👍👍');
    expect(foldText('?!')).toBe('?!');
    expect(foldText(' \n ')).toBe('');
  });

  it('folds a text again to the same', () => {
    for (const text of ['Ça va, là-bas?', 'ﬁne № 5', 'ΑΒΓ', 'İstanbul']) {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }
  });

  it('takes a long text in one go', () => {
    expect(foldText('ab '.repeat(50_000))).toHaveLength(149_999);
  });
});
