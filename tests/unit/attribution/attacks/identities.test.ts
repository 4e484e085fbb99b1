import { beforeAll, describe, expect, it } from 'vitest';
import { makeUniform } from '@/tests/support/make-texts';
import { editWords, paidTo, wordsOf } from '@/tests/support/market/attacks';
import { authorOf, demoMarket, REPAIRS } from '@/tests/support/market/demo-market';
import { account, FEE, type MarketOutcome, type MarketRecord, playMarket } from '@/tests/support/market/play-market';

const { honest, questions } = demoMarket(REPAIRS);
const ATTACKER = authorOf('dmitri');
const own = honest.filter(({ owner }) => owner === ATTACKER);
const play = (records: readonly MarketRecord[]) => playMarket({ records, questions });

let before: MarketOutcome;
beforeAll(() => {
  before = play(honest);
}, 60_000);

describe('a contributor', { timeout: 60_000 }, () => {
  it('split into five wallets gets the same in all, to the unit', () => {
    const wallets = [11, 12, 13, 14, 15].map(account);
    const split = play(
      honest.map((record, i) =>
        record.owner === ATTACKER ? { ...record, owner: wallets[i % wallets.length] ?? ATTACKER } : record,
      ),
    );
    const together = wallets.reduce((sum, wallet) => sum + (split.pay.get(wallet) ?? 0n), 0n);
    expect(together).toBe(before.pay.get(ATTACKER));
    expect(wallets.every((wallet) => (split.pay.get(wallet) ?? 0n) > 0n)).toBe(true);
  });

  it('who submits its own records again and again gains nothing', () => {
    const copies = [2, 3, 4].flatMap((block) => own.map((record) => ({ ...record, block })));
    expect(play([...honest, ...copies]).pay.get(ATTACKER)).toBe(before.pay.get(ATTACKER));
  });

  it('who adds a paraphrase of each of its records gains at most a twentieth', () => {
    const uniform = makeUniform(5);
    const words = wordsOf(honest);
    const paraphrases = own.map((record) => ({
      ...record,
      text: editWords(record.text, { part: 0.2, words, uniform }),
      block: 2,
    }));
    const gain = paidTo(play([...honest, ...paraphrases]), ATTACKER) / paidTo(before, ATTACKER) - 1;
    expect(gain).toBeLessThanOrEqual(0.05);
  });

  it('who asks its own records of a model that it built and serves loses money', () => {
    const asked = own.slice(0, 8).map(({ text }) => text);
    const outcome = playMarket({ records: honest, questions: asked });
    const fees = FEE * BigInt(asked.length);
    // All that is not the treasury's or the contributors' goes to the builder and the server: to itself.
    const back = (fees * 9n) / 10n - outcome.pool + (outcome.pay.get(ATTACKER) ?? 0n);
    expect(back < fees).toBe(true);
    expect(Number(back) / Number(fees)).toBeLessThan(0.9);
  });
});
