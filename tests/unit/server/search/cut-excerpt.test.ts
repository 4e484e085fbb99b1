import { describe, expect, it } from 'vitest';
import { cutExcerpt } from '@/lib/server/search/cut-excerpt';

describe('cutExcerpt', () => {
  it('sets a short text on one line, its own lines apart', () => {
    expect(cutExcerpt('ghost  lily\n  What blooms?', { opens: true })).toBe('ghost lily · What blooms?');
  });

  it('begins after the first space where the text began earlier', () => {
    expect(cutExcerpt('ter the card is lost', { opens: false })).toBe('… the card is lost');
  });

  it('keeps the only word there is', () => {
    expect(cutExcerpt('x'.repeat(40), { opens: false })).toBe('x'.repeat(40));
  });

  it('ends between words', () => {
    const cut = cutExcerpt('word '.repeat(60), { opens: true });
    expect(cut.length).toBeLessThanOrEqual(172);
    expect(cut).toMatch(/^(word )+…$/);
  });

  it('cuts a text without spaces', () => {
    expect(cutExcerpt('x'.repeat(300), { opens: true })).toBe(`${'x'.repeat(85)} …`);
  });
});
