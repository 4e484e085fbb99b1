import { describe, expect, it } from 'vitest';
import { makeUniform } from '@/tests/support/make-texts';
import { nonsense, payRatio, wordsOf, wrongLabel } from '@/tests/support/market/attacks';
import { demoMarket } from '@/tests/support/market/demo-market';
import { joinHalves } from '@/tests/support/market/join-halves';
import { account, type MarketRecord, playMarket } from '@/tests/support/market/play-market';

/** The repair café's and the river watch's; with the town hall's too it takes longer and comes out alike. */
const LABELS = [
  ...['battery-and-charging', 'heating-element', 'wiring-and-switch', 'sewing-and-fabric', 'wood-and-glue'],
  ...['motor-and-moving-parts', 'leak-and-water', 'screen-and-display', 'software-and-setup'],
  ...['pollution', 'wildlife', 'water-level', 'bank-erosion', 'litter', 'invasive-plants'],
  ...['barriers-and-structures', 'recreation'],
];
const { honest, questions, labels } = demoMarket(LABELS);
const asked = questions.filter((_, i) => i % 3 === 0);
/** Nothing is held out: the version's shares, which nobody needs here, would be measured on it. */
const settings = { heldOutPartsPerMillion: 0 };
const FLOODER = account(100);
const COUNT = Math.round(honest.length / 4);
const isFlood = (record: MarketRecord) => record.owner === FLOODER;
const sum = (list: readonly number[]) => list.reduce((total, amount) => total + amount, 0);

/** Pay per flooded record over pay per honest one, with and without the judgement of harm; what honest ones lose by it. */
function play(rows: readonly { text: string; label: string }[]) {
  const records = [...honest, ...rows.map((row) => ({ ...row, owner: FLOODER, block: 2 }))];
  const { recordPay, unjudgedPay, harmful } = playMarket({ records, questions: asked, settings });
  const pay = unjudgedPay.slice(0, honest.length).map(Number);
  return {
    ratio: payRatio(recordPay, records, isFlood),
    unjudgedRatio: payRatio(unjudgedPay, records, isFlood),
    honestLost: sum(pay.filter((_, i) => harmful[i])) / sum(pay),
  };
}

describe('a flood that a careless curator accepts, a fifth of the Datanet', { timeout: 60_000 }, () => {
  it('of random wrong labels earns at most a tenth of an honest record’s pay', () => {
    const uniform = makeUniform(1);
    const { ratio, unjudgedRatio, honestLost } = play(
      Array.from({ length: COUNT }, () => {
        const { text, label } = joinHalves(honest, uniform);
        return { text, label: wrongLabel(label, labels, uniform) };
      }),
    );
    expect(unjudgedRatio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThanOrEqual(0.1);
    expect(honestLost).toBeLessThanOrEqual(0.15);
  });

  it('of one label for everything earns at most a tenth of an honest record’s pay', () => {
    const uniform = makeUniform(2);
    const target = labels[0] ?? '';
    const { ratio, unjudgedRatio, honestLost } = play(
      Array.from({ length: COUNT }, () => ({ text: joinHalves(honest, uniform).text, label: target })),
    );
    expect(unjudgedRatio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThanOrEqual(0.1);
    expect(honestLost).toBeLessThanOrEqual(0.15);
  });

  it('of nonsense earns less than half of what it would without the judgement', () => {
    const uniform = makeUniform(3);
    const words = wordsOf(honest);
    const { ratio, unjudgedRatio } = play(
      Array.from({ length: COUNT }, () => nonsense({ length: 20, words, labels, uniform })),
    );
    expect(ratio).toBeLessThan(0.5 * unjudgedRatio);
  });
});
