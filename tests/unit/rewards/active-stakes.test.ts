import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { activeStakes, earningStakes, type StakeEvent } from '@/lib/rewards/active-stakes';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const [alice, bob] = [account(10), account(11)];
const event = (
  blockNumber: number,
  logIndex: number,
  kind: StakeEvent['kind'],
  amount: bigint,
  others: Partial<StakeEvent> = {},
): StakeEvent => ({ blockNumber, logIndex, kind, amount, datanetId: 1, account: alice, ...others });
const staked = (events: readonly StakeEvent[], blockNumber: number, logIndex?: number) =>
  activeStakes(events, logIndex === undefined ? { blockNumber } : { blockNumber, logIndex }).map(
    ({ active }) => active,
  );

describe('activeStakes', () => {
  const life = [
    event(1, 0, 'staked', 100n),
    event(2, 0, 'leaving', 30n),
    event(3, 0, 'leaving', 80n),
    event(3, 1, 'staked', 5n),
    event(4, 0, 'slashed', 10n),
    event(5, 0, 'left', 80n),
    event(6, 0, 'slashed', 15n),
  ];

  it.each([
    ['before anything', 0, undefined, []],
    ['once staked', 1, undefined, [100n]],
    ['less what is announced to leave', 2, undefined, [70n]],
    ['by the newest announcement alone', 3, 0, [20n]],
    ['at a block’s end', 3, undefined, [25n]],
    ['less what was slashed', 4, undefined, [15n]],
    ['with nothing leaving any more once it left', 5, undefined, [15n]],
    ['no more when nothing is left', 6, undefined, []],
  ])('counts a stake %s', (_, block, logIndex, expected) => {
    expect(staked(life, block, logIndex)).toEqual(expected);
  });

  it('takes events in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(life, { minLength: life.length }), (shuffled) => {
        for (const { blockNumber } of life) expect(staked(shuffled, blockNumber)).toEqual(staked(life, blockNumber));
      }),
    );
  });

  it('never counts more than a slash left, whatever is leaving', () => {
    expect(staked([event(1, 0, 'staked', 10n), event(1, 1, 'leaving', 8n), event(2, 0, 'slashed', 5n)], 2)).toEqual([]);
  });

  it('keeps Datanets and accounts apart, by Datanet and then account', () => {
    const events = [
      event(1, 0, 'staked', 1n, { datanetId: 10 }),
      event(1, 1, 'staked', 2n, { datanetId: 2, account: bob }),
      event(1, 2, 'staked', 4n, { datanetId: 2 }),
    ];
    expect(activeStakes(events, { blockNumber: 1 })).toEqual([
      { datanetId: 2, account: alice, active: 4n },
      { datanetId: 2, account: bob, active: 2n },
      { datanetId: 10, account: alice, active: 1n },
    ]);
  });
});

describe('earningStakes', () => {
  it('pays who accepted something of the version on that Datanet, and nobody who only holds a stake', () => {
    const stakes = [
      { datanetId: 1, account: alice, active: 5n },
      { datanetId: 1, account: bob, active: 6n },
      { datanetId: 2, account: alice, active: 7n },
      { datanetId: 3, account: alice, active: 8n },
    ];
    const versions = [
      { datanetId: 1, curators: [bob, account(12)] },
      { datanetId: 2, curators: [`0x${'00'.repeat(19)}0A` as Hex] },
    ];
    expect(earningStakes(stakes, versions)).toEqual([stakes[1], stakes[2]]);
  });
});
