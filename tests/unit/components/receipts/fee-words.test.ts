import { describe, expect, it } from 'vitest';
import { feeWords } from '@/components/receipts/fee-words';
import { GERMAN, textsFor } from '@/tests/support/texts';

const t = textsFor('receipts.feeWords');

const NOTHING = { names: { 1: 'Birds', 2: 'Feathers' }, pricedAtBlock: 42, royalties: [], stakes: [] };

describe('what divided a fee, in words', () => {
  it('names the block, and nothing that was not there', () => {
    expect(feeWords(t, NOTHING)).toEqual([expect.stringContaining('block 42')]);
  });

  it('says that stakes earn only for who accepted something', () => {
    const stakes = [{ model: 1, datanetId: 3, account: `0x${'a1'.repeat(20)}`, active: '5' }];
    expect(feeWords(t, { ...NOTHING, stakes })[1]).toMatch(/at stake .* accepted something/);
  });

  it('says of each royalty whose child it was and which part, by name where there is one', () => {
    const royalties = [
      { model: 2, version: 1, child: 1, part: 2_550, amount: '7' },
      { model: 9, version: 4, child: 2, part: 10_000, amount: '7' },
    ];
    const [, first, second] = feeWords(t, { ...NOTHING, royalties });
    expect(first).toMatch(/^Birds was made from Feathers: 25\.5% of its builder’s amount/);
    expect(second).toMatch(/^Feathers was made from Model 9: 100%/);
    const german = feeWords(textsFor('receipts.feeWords', GERMAN), { ...NOTHING, royalties }, GERMAN.tag);
    expect(german[1]).toMatch(/^Birds ist aus Feathers gemacht: 25,5\u00a0%/);
  });
});
