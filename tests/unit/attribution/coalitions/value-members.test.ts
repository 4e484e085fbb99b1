import { describe, expect, it } from 'vitest';
import { drawCoalitions } from '@/lib/attribution/coalitions/draw-coalitions';
import {
  banzhafValues,
  type CoalitionValue,
  exactShapley,
  leaveOneOutValues,
  sampledShapley,
} from '@/lib/attribution/coalitions/value-members';
import { makeUniform } from '@/tests/support/make-texts';

/** A game without structure: every coalition's value drawn for itself. */
function makeGame(seed: number, members: number): CoalitionValue {
  const uniform = makeUniform(seed);
  const worth = Array.from({ length: 2 ** members }, () => uniform());
  return (present) => worth[present.reduce((mask, bit, k) => mask | (bit << k), 0)] as number;
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first) => permutations(list.filter((k) => k !== first)).map((rest) => [first, ...rest]));
}

/** Straight from the definition: the mean, over all orders, of what each member adds on arrival. */
function shapleyNaively(value: CoalitionValue, members: number): number[] {
  const shares = new Array<number>(members).fill(0);
  const orders = permutations(Array.from({ length: members }, (_, k) => k));
  for (const order of orders) {
    const present = new Uint8Array(members);
    for (const k of order) {
      const before = value(present);
      present[k] = 1;
      shares[k] = (shares[k] as number) + (value(present) - before) / orders.length;
    }
  }
  return shares;
}

describe('exactShapley', () => {
  it.each([1, 2, 3, 5])('equals the mean over all orders of %d members', (members) => {
    const game = makeGame(members, members);
    const expected = shapleyNaively(game, members);
    exactShapley(game, members).forEach((share, k) => {
      expect(share).toBeCloseTo(expected[k] as number, 12);
    });
  });

  it('refuses more members than it can enumerate', () => {
    expect(() => exactShapley(() => 0, 9)).toThrow('9 members');
  });
});

describe('sampledShapley', () => {
  it('sums to the whole and comes close to the exact values', () => {
    const game = makeGame(4, 6);
    const exact = exactShapley(game, 6);
    const sampled = sampledShapley({ value: game, members: 6, orders: 400, seed: 'orders' });
    const sum = sampled.reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(game(new Uint8Array(6).fill(1)) - game(new Uint8Array(6)), 10);
    // An order's share has a standard deviation of about .41, the mean of 800 about .015.
    sampled.forEach((share, k) => {
      expect(Math.abs(share - (exact[k] as number))).toBeLessThan(0.06);
    });
  });

  it('is exact for an additive value, from one order', () => {
    const worth = [3, -1, 0.5, 2];
    const additive: CoalitionValue = (present) => present.reduce((sum, bit, k) => sum + bit * (worth[k] as number), 7);
    const shares = sampledShapley({ value: additive, members: 4, orders: 1, seed: 'x' });
    worth.forEach((value, k) => {
      expect(shares[k]).toBeCloseTo(value, 12);
    });
    leaveOneOutValues(additive, 4).forEach((share, k) => {
      expect(share).toBeCloseTo(worth[k] as number, 12);
    });
  });
});

describe('banzhafValues', () => {
  it('equals the definition when the bank holds every coalition', () => {
    const members = 5;
    const game = makeGame(9, members);
    const bank = Array.from({ length: 2 ** members }, (_, mask) =>
      Uint8Array.from({ length: members }, (__, k) => (mask >> k) & 1),
    );
    const values = banzhafValues(bank, bank.map(game));
    for (let k = 0; k < members; k++) {
      let expected = 0;
      for (const present of bank) {
        if (present[k] === 1) continue;
        const with_ = present.slice();
        with_[k] = 1;
        expected += (game(with_) - game(present)) / 2 ** (members - 1);
      }
      expect(values[k]).toBeCloseTo(expected, 12);
    }
  });

  it('refuses a bank that never leaves a member out', () => {
    expect(() => banzhafValues([Uint8Array.of(1, 0), Uint8Array.of(1, 1)], [1, 2])).toThrow('Member 0');
  });
});

describe('drawCoalitions', () => {
  it('draws half of the members, each about equally often, and the same again', () => {
    const bank = drawCoalitions({ seed: 'bank', count: 400, members: 21 });
    expect(bank).toEqual(drawCoalitions({ seed: 'bank', count: 400, members: 21 }));
    expect(drawCoalitions({ seed: 'bank', count: 3, members: 21 })).toEqual(bank.slice(0, 3));
    expect(drawCoalitions({ seed: 'other', count: 1, members: 21 })).not.toEqual(bank.slice(0, 1));
    for (const present of bank) expect(present.reduce((sum, bit) => sum + bit, 0)).toBe(10);
    for (let k = 0; k < 21; k++) {
      const times = bank.reduce((sum, present) => sum + (present[k] as number), 0);
      // 400 · 10/21 = 190.5, standard deviation 10.
      expect(Math.abs(times - 190.5)).toBeLessThan(45);
    }
  });
});
