import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { MOST_INCOMES } from '@/lib/core/pricing';
import type { Income } from '@/lib/rewards/divide-income';
import { receiptShares } from '@/lib/rewards/receipt-shares';
import { DEFAULT_FEE_PARTS, type FeeParts, REWARD_ROLES, type RewardRole } from '@/lib/rewards/roles';

const account = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const [treasury, alice, bob] = [account(1), account(10), account(11)];
const model = (id: number, others: Partial<Income> = {}): Income => ({
  model: id,
  version: 1,
  builder: account(100 + id),
  compute: null,
  stakes: [],
  versionShares: [{ account: account(200 + id), partsPerMillion: 1_000_000 }],
  parents: [],
  ...others,
});
const divide = (income: Income, fee: bigint, parts: FeeParts = DEFAULT_FEE_PARTS) =>
  receiptShares({ fee, parts, treasury, income, records: [], commons: 0n });
const sum = (lines: readonly { amount: bigint }[]) => lines.reduce((total, { amount }) => total + amount, 0n);

const feeParts = fc
  .array(fc.nat(10_000), { minLength: 4, maxLength: 4 })
  .map((cuts) => [...cuts].sort((x, y) => x - y))
  .map(([a = 0, b = 0, c = 0, d = 0]): FeeParts => {
    return { treasury: a, builder: b - a, curators: c - b, compute: d - c, contributors: 10_000 - d };
  });
const people = fc.record({
  builder: fc.option(fc.integer({ min: 20, max: 26 }).map(account), { freq: 6 }),
  compute: fc.option(fc.integer({ min: 20, max: 26 }).map(account)),
  stakes: fc
    .uniqueArray(fc.record({ datanetId: fc.integer({ min: 1, max: 12 }), account: fc.integer({ min: 20, max: 26 }) }), {
      maxLength: 4,
      selector: (stake) => `${stake.datanetId} ${stake.account}`,
    })
    .chain((places) =>
      fc.tuple(
        ...places.map((place) => fc.bigInt({ min: 0n, max: 10n ** 20n }).map((active) => ({ ...place, active }))),
      ),
    )
    .map((stakes) => stakes.map((stake) => ({ ...stake, account: account(stake.account) }))),
  versionShares: fc.array(
    fc.record({
      account: fc.integer({ min: 20, max: 26 }).map(account),
      partsPerMillion: fc.integer({ min: 1, max: 900_000 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** A model of any lineage of up to so many generations; parents have smaller ids than their children. */
function lineage(generations: number, most: number): fc.Arbitrary<Income> {
  const parents =
    generations === 1
      ? fc.constant([])
      : fc.array(
          fc.record({
            part: fc.nat(6_000),
            income: fc.integer({ min: 1, max: generations - 1 }).chain((one) => lineage(one, 2)),
          }),
          {
            maxLength: most,
          },
        );
  return fc.tuple(fc.integer({ min: 0, max: 9 }), people, parents).map(([number, roles, chosen]) => {
    const seen = new Set<number>();
    let left = 10_000;
    const fitting = chosen.flatMap(({ part, income }) => {
      if (seen.has(income.model)) return [];
      seen.add(income.model);
      const taken = Math.min(part, left);
      left -= taken;
      return [{ part: taken, income }];
    });
    return { model: generations * 10 + number, version: 1, ...roles, parents: fitting };
  });
}

describe('receiptShares through a lineage', () => {
  it('sums to the fee whatever the lineage, the parts and whoever is missing', () => {
    fc.assert(
      fc.property(
        lineage(8, 3),
        feeParts,
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        fc.boolean(),
        (income, parts, fee, kept) => {
          const { shares, royalties } = receiptShares({
            fee,
            parts,
            treasury: kept ? treasury : null,
            income,
            records: [{ key: 'r', weight: 3n, credits: [{ account: alice, partsPerMillion: 1_000_000 }] }],
            commons: 1n,
          });
          expect(sum(shares)).toBe(fee);
          expect(shares.every(({ amount }) => amount > 0n)).toBe(true);
          const keys = shares.map((share) => `${share.model} ${share.role} ${share.account}`);
          expect(new Set(keys).size).toBe(keys.length);
          // What a model’s lines bring is what it got less what it passed on.
          for (const id of new Set(shares.map((share) => share.model))) {
            const got = (id === income.model ? fee : 0n) + sum(royalties.filter((line) => line.model === id));
            const passed = sum(royalties.filter((line) => line.child === id));
            expect(sum(shares.filter((share) => share.model === id))).toBe(got - passed);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is within a unit per division of the exact fractions', () => {
    fc.assert(
      fc.property(lineage(8, 3), feeParts, fc.bigInt({ min: 1n, max: 10n ** 24n }), (income, parts, fee) => {
        const { shares } = divide(income, fee, parts);
        const exact = divideExactly(income, { over: fee, under: 1n }, parts);
        const keys = new Set([
          ...exact.keys(),
          ...shares.map((share) => `${share.model} ${share.role} ${share.account}`),
        ]);
        for (const key of keys) {
          const found = shares.find((share) => `${share.model} ${share.role} ${share.account}` === key)?.amount ?? 0n;
          const wanted = exact.get(key) ?? { over: 0n, under: 1n };
          // Three divisions on each of at most eight floors, merged over at most as many incomes as lines may come from.
          const apart = found * wanted.under - wanted.over;
          const allowed = 24n * 40n * wanted.under;
          expect(apart < allowed && apart > -allowed).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which parents, stakes and shares are named', () => {
    fc.assert(
      fc.property(lineage(5, 3), fc.bigInt({ min: 0n, max: 1_000_000n }), (income, fee) => {
        expect(divide(reversed(income), fee)).toEqual(divide(income, fee));
      }),
    );
  });

  it('pays a parent out of its child’s builder part, and divides that as a fee', () => {
    const base = model(1, { stakes: [{ datanetId: 3, account: alice, active: 1n }] });
    const child = model(2, { parents: [{ part: 2_500, income: base }] });
    const { shares, royalties, stakes, parts } = divide(child, 100_000n);
    expect(royalties).toEqual([{ model: 1, version: 1, child: 2, part: 2_500, amount: 5_000n }]);
    expect(stakes).toEqual([{ model: 1, datanetId: 3, account: alice, active: 1n }]);
    expect(parts).toEqual({ treasury: 1000, builder: 2000, curators: 0, compute: 0, contributors: 7000 });
    expect(shares).toEqual([
      { account: treasury, role: 'treasury', amount: 10_000n, model: 2 },
      { account: account(102), role: 'builder', amount: 15_000n, model: 2 },
      { account: account(202), role: 'contributors', amount: 70_000n, model: 2 },
      { account: treasury, role: 'treasury', amount: 500n, model: 1 },
      { account: account(101), role: 'builder', amount: 1_000n, model: 1 },
      { account: alice, role: 'curators', amount: 750n, model: 1 },
      { account: account(201), role: 'contributors', amount: 2_750n, model: 1 },
    ]);
  });

  it('lists royalties depth-first, parents ascending, and leaves out what is nothing', () => {
    const grandparent = model(1);
    const [left, right] = [model(2, { parents: [{ part: 5_000, income: grandparent }] }), model(3)];
    const child = model(9, {
      parents: [
        { part: 3_000, income: right },
        { part: 3_000, income: left },
        { part: 0, income: model(4) },
      ],
    });
    const { royalties, shares } = divide(child, 1_000_000n);
    expect(royalties.map((line) => [line.model, line.child, line.amount])).toEqual([
      [2, 9, 60_000n],
      [1, 2, 6_000n],
      [3, 9, 60_000n],
    ]);
    expect([...new Set(shares.map((share) => share.model))]).toEqual([9, 2, 1, 3]);
    expect(divide(child, 0n)).toMatchObject({ royalties: [], shares: [], recordAmounts: [] });
  });

  it('gives the odd unit to the parent with the smaller id, and to the builder last', () => {
    const builderOnly = { treasury: 0, builder: 10_000, curators: 0, compute: 0, contributors: 0 };
    const child = model(12, {
      parents: [
        { part: 3_333, income: model(10) },
        { part: 3_333, income: model(9) },
      ],
    });
    expect(divide(child, 1n, builderOnly).shares.map((share) => share.model)).toEqual([12]);
    const even = model(12, { parents: [9, 10].map((id) => ({ part: 5_000, income: model(id) })) });
    expect(divide(even, 1n, builderOnly).shares.map((share) => share.model)).toEqual([9]);
    const half = model(12, { parents: [{ part: 5_000, income: model(9) }] });
    expect(divide(half, 1n, builderOnly).shares.map((share) => share.model)).toEqual([9]);
  });

  it('merges what a model gets by two ways', () => {
    const base = model(1);
    const child = model(4, {
      parents: [2, 3].map((id) => ({ part: 5_000, income: model(id, { parents: [{ part: 10_000, income: base }] }) })),
    });
    const { royalties, shares } = divide(child, 1_000_000n);
    expect(royalties.filter((line) => line.model === 1).map((line) => [line.child, line.amount])).toEqual([
      [2, 20_000n],
      [3, 20_000n],
    ]);
    expect(shares.filter((share) => share.model === 1 && share.role === 'builder')).toEqual([
      { account: account(101), role: 'builder', amount: 8_000n, model: 1 },
    ]);
  });

  it('divides the curators’ part by stake over all Datanets, ties to the smaller Datanet', () => {
    const stakes = [
      { datanetId: 10, account: alice, active: 1n },
      { datanetId: 9, account: bob, active: 1n },
      { datanetId: 9, account: account(12), active: 0n },
    ];
    const curatorsOnly = { treasury: 0, builder: 0, curators: 10_000, compute: 0, contributors: 0 };
    const divided = divide(model(1, { stakes }), 3n, curatorsOnly);
    expect(divided.shares).toEqual([
      { account: alice, role: 'curators', amount: 1n, model: 1 },
      { account: bob, role: 'curators', amount: 2n, model: 1 },
    ]);
    expect(divided.stakes).toEqual([
      { model: 1, datanetId: 9, account: bob, active: 1n },
      { model: 1, datanetId: 10, account: alice, active: 1n },
    ]);
  });

  it.each([
    [
      'parents that take more than the whole',
      model(2, { parents: [{ part: 10_001, income: model(1) }] }),
      'basis points',
    ],
    [
      'a parent that publishes no shares',
      model(2, { parents: [{ part: 1, income: model(1, { versionShares: [] }) }] }),
      'publishes no shares',
    ],
  ])('refuses %s', (_, income, message) => {
    expect(() => divide(income, 10n ** 18n)).toThrow(message);
  });

  it('divides a pair of parents in each of eight generations, and refuses a lineage without end', () => {
    const pair = (generation: number): Income =>
      model(generation * 2, {
        parents:
          generation === 1
            ? []
            : [0, 1].map((k) => ({ part: 4_000, income: { ...pair(generation - 1), model: generation * 2 - 2 + k } })),
      });
    const fee = 10n ** 24n;
    const { shares, royalties } = divide(pair(8), fee);
    expect(sum(shares)).toBe(fee);
    expect(royalties.length).toBe(254);
    const wide = model(1_000, {
      parents: Array.from({ length: MOST_INCOMES }, (_, k) => ({ part: 1, income: model(k + 1) })),
    });
    expect(() => divide(wide, fee)).toThrow(`more than ${MOST_INCOMES} incomes`);
  });
});

type Fraction = { readonly over: bigint; readonly under: bigint };

/** The same division in fractions, rounding nothing: written for reading, with no code of the product. */
function divideExactly(income: Income, amount: Fraction, parts: FeeParts): Map<string, Fraction> {
  const lines = new Map<string, Fraction>();
  const pay = (role: RewardRole, to: Hex, weight: bigint, of: bigint, pool: Fraction) => {
    const key = `${income.model} ${role} ${to}`;
    const before = lines.get(key) ?? { over: 0n, under: 1n };
    const more = { over: pool.over * weight, under: pool.under * of };
    lines.set(key, { over: before.over * more.under + more.over * before.under, under: before.under * more.under });
  };
  const poolOf = (basisPoints: number): Fraction => ({
    over: amount.over * BigInt(basisPoints),
    under: amount.under * 10_000n,
  });
  const staked = income.stakes.reduce((total, { active }) => total + active, 0n);
  const missing = {
    treasury: false,
    builder: !income.builder,
    curators: staked === 0n,
    compute: !income.compute,
    contributors: false,
  };
  const toContributors = REWARD_ROLES.reduce(
    (total, role) => total + (missing[role] || role === 'contributors' ? parts[role] : 0),
    0,
  );
  pay('treasury', treasury, 1n, 1n, poolOf(parts.treasury));
  if (income.compute) pay('compute', income.compute, 1n, 1n, poolOf(parts.compute));
  for (const stake of income.stakes) {
    if (staked > 0n) pay('curators', stake.account, stake.active, staked, poolOf(parts.curators));
  }
  const published = income.versionShares.reduce((total, { partsPerMillion }) => total + BigInt(partsPerMillion), 0n);
  for (const share of income.versionShares) {
    pay('contributors', share.account, BigInt(share.partsPerMillion), published, poolOf(toContributors));
  }
  if (!income.builder) return lines;
  const rest = income.parents.reduce((left, { part }) => left - part, 10_000);
  const ofBuilder = poolOf(parts.builder);
  pay('builder', income.builder, BigInt(rest), 10_000n, ofBuilder);
  for (const { part, income: parent } of income.parents) {
    const theirs = { over: ofBuilder.over * BigInt(part), under: ofBuilder.under * 10_000n };
    for (const [key, more] of divideExactly(parent, theirs, parts)) {
      const before = lines.get(key) ?? { over: 0n, under: 1n };
      lines.set(key, { over: before.over * more.under + more.over * before.under, under: before.under * more.under });
    }
  }
  return lines;
}

function reversed(income: Income): Income {
  return {
    ...income,
    stakes: [...income.stakes].reverse(),
    versionShares: [...income.versionShares].reverse(),
    parents: [...income.parents].reverse().map(({ part, income: parent }) => ({ part, income: reversed(parent) })),
  };
}
