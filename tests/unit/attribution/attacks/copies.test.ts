import { beforeAll, describe, expect, it } from 'vitest';
import { makeUniform } from '@/tests/support/make-texts';
import { editWords, paidTo, wordsOf } from '@/tests/support/market/attacks';
import { authorOf, demoMarket, REPAIRS } from '@/tests/support/market/demo-market';
import { account, type MarketOutcome, type MarketRecord, playMarket } from '@/tests/support/market/play-market';

const { honest, questions } = demoMarket(REPAIRS);
const VICTIM = authorOf('amara');
const THIEF = account(100);
const own = honest.filter(({ owner }) => owner === VICTIM);
const stolen = (text = (of: string) => of): MarketRecord[] =>
  own.map((record) => ({ ...record, text: text(record.text), owner: THIEF, block: 2 }));
const play = (records: readonly MarketRecord[]) => playMarket({ records, questions });

let before: MarketOutcome;
beforeAll(() => {
  before = play(honest);
}, 60_000);

describe('a thief who copies', { timeout: 60_000 }, () => {
  it('exactly and within a Datanet earns nothing and takes nothing', () => {
    const outcome = play([...honest, ...stolen()]);
    expect(outcome.pay.get(THIEF)).toBeUndefined();
    expect(outcome.pay.get(VICTIM)).toBe(before.pay.get(VICTIM));
  });

  it('exactly from another Datanet earns nothing: the pay is the author’s', () => {
    const elsewhere = honest.map((record) =>
      record.owner === VICTIM ? { ...record, datanetId: 2, left: 'elsewhere' as const } : record,
    );
    const outcome = play([...elsewhere, ...stolen()]);
    expect(outcome.pay.get(THIEF)).toBeUndefined();
    expect(paidTo(outcome, VICTIM)).toBeGreaterThanOrEqual(0.99 * paidTo(before, VICTIM));
  });

  it.each([
    ['a tenth', 0.1, 0.1],
    ['a fifth', 0.2, 0.5],
  ])('with %s of the words edited earns little of what its victim does', (_, part, most) => {
    const uniform = makeUniform(7);
    const words = wordsOf(honest);
    const outcome = play([...honest, ...stolen((text) => editWords(text, { part, words, uniform }))]);
    expect(paidTo(outcome, THIEF) / paidTo(outcome, VICTIM)).toBeLessThanOrEqual(most);
    expect(paidTo(outcome, VICTIM)).toBeGreaterThanOrEqual(0.5 * paidTo(before, VICTIM));
  });

  it('and is accepted by a curator who lets the victim wait earns nothing', () => {
    const delayed = honest.map((record) =>
      record.owner === VICTIM ? { ...record, left: 'pending' as const } : record,
    );
    const outcome = play([...delayed, ...stolen()]);
    expect(outcome.pay.get(THIEF)).toBeUndefined();
    expect(paidTo(outcome, VICTIM)).toBeGreaterThanOrEqual(0.99 * paidTo(before, VICTIM));
  });

  it('and is accepted by a curator who refused the victim earns nothing: it follows the version’s shares', () => {
    const refused = honest.map((record) =>
      record.owner === VICTIM ? { ...record, left: 'refused' as const } : record,
    );
    const outcome = play([...refused, ...stolen()]);
    expect(outcome.pay.get(THIEF)).toBeUndefined();
    expect([...outcome.pay.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(outcome.pool);
  });
});
