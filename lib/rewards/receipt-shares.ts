import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { MOST_INCOMES } from '@/lib/core/pricing';
import type { ActiveStake } from '@/lib/rewards/active-stakes';
import { type Credit, creditRecord } from '@/lib/rewards/credit-record';
import {
  type AccountShare,
  divideByShares,
  divideIncome,
  type Income,
  type Royalty,
} from '@/lib/rewards/divide-income';
import { dividePool } from '@/lib/rewards/divide-pool';
import { type FeeParts, REWARD_ROLES } from '@/lib/rewards/roles';

/** One record of the answer. `key` is its hash; `weight` what of it is credited (`creditedWeight`). */
export type WeightedRecord = {
  readonly key: string;
  readonly weight: bigint;
  readonly credits: readonly Credit[];
};

/** An account's part of a fee; `model` says as a part of whose income. */
export type ModelShare = AccountShare & { readonly model: number };

/** A parent's income out of a child's builder amount. */
export type RoyaltyLine = {
  readonly model: number;
  readonly version: number;
  readonly child: number;
  /** Basis points of the child's builder amount. */
  readonly part: number;
  readonly amount: bigint;
};

export type DividedFee = {
  readonly rule: 'records' | 'version-shares';
  /** Of the answered model, in basis points as they applied, after empty roles passed theirs on. */
  readonly parts: FeeParts;
  /** One line per model, role and account; models depth-first, then roles, then accounts; no zeros; they sum to the fee. */
  readonly shares: readonly ModelShare[];
  /** Every parent that gets something, depth-first, parents of one child ascending. */
  readonly royalties: readonly RoyaltyLine[];
  /** The stakes of every income that is divided; models depth-first, then Datanets, then accounts. */
  readonly stakes: readonly (ActiveStake & { readonly model: number })[];
  /** What each record brought, in the order given; all zero under `version-shares`. */
  readonly recordAmounts: readonly bigint[];
};

/**
 * Divides one fee in base units to accounts. The contributors' pool of the answered model is divided among the *records*
 * and the commons first (`dividePool`), then each record's amount among its credits, and only then summed per account:
 * the division never sees who owns what, so splitting one identity into many gains nothing, to the unit. The commons
 * follows the version's published shares; where no record has a positive weight it is the whole pool, and `rule` says so.
 * What parents take out of a builder's amount is divided again as their income, their contributors' part by their
 * version's published shares. An income of 0 is not divided. Throws `invalid-input` when there is neither a record nor a
 * share to pay, for parts that are no division, and for more than MOST_INCOMES.
 */
export function receiptShares(input: {
  fee: bigint;
  parts: FeeParts;
  treasury: Hex | null;
  /** The answered model, with its lineage. */
  income: Income;
  records: readonly WeightedRecord[];
  /** In the units of the records' weights. */
  commons: bigint;
}): DividedFee {
  const { records, income, fee } = input;
  const paidRecords = records.some((record) => record.weight > 0n);
  const hasShares = income.versionShares.some(({ partsPerMillion }) => partsPerMillion > 0);
  if (!paidRecords) requireShares(income);
  let recordAmounts = records.map(() => 0n);
  const answered = divideIncome({
    ...input,
    amount: fee,
    payContributors: (pool) => {
      if (!paidRecords) return divideByShares(pool, income.versionShares);
      // A version that publishes no shares has no commons: its records take all.
      const divided = dividePool(pool, { records, commons: hasShares ? input.commons : 0n });
      recordAmounts = divided.recordAmounts;
      return [
        ...records.flatMap((record, k) => creditRecord(recordAmounts[k] ?? 0n, record.credits)),
        ...divideByShares(divided.commonsAmount, income.versionShares),
      ];
    },
  });
  const incomes = [
    { income, shares: answered.shares },
    ...flowOn(input, { child: income, royalties: answered.royalties, budget: { left: MOST_INCOMES - 1 } }),
  ];
  return {
    rule: paidRecords ? 'records' : 'version-shares',
    parts: answered.parts,
    shares: mergeShares(incomes.flatMap(({ income: { model }, shares }) => shares.map((line) => ({ ...line, model })))),
    royalties: incomes.flatMap(({ royalty }) => (royalty ? [royalty] : [])),
    stakes: listStakes(incomes.map((one) => one.income)),
    recordAmounts,
  };
}

type DividedIncome = { income: Income; royalty?: RoyaltyLine; shares: readonly AccountShare[] };

/** Divides what parents get, and what theirs get of that; depth-first. */
function flowOn(
  protocol: { parts: FeeParts; treasury: Hex | null },
  { child, royalties, budget }: { child: Income; royalties: readonly Royalty[]; budget: { left: number } },
): DividedIncome[] {
  return royalties.flatMap(({ part, amount, income }) => {
    if (amount === 0n) return [];
    if (budget.left === 0) {
      throw new AppError('invalid-input', `The fee flows through more than ${MOST_INCOMES} incomes of a lineage.`);
    }
    budget.left -= 1;
    requireShares(income);
    const divided = divideIncome({
      ...protocol,
      amount,
      income,
      payContributors: (pool) => divideByShares(pool, income.versionShares),
    });
    const { model, version } = income;
    return [
      { income, royalty: { model, version, child: child.model, part, amount }, shares: divided.shares },
      ...flowOn(protocol, { child: income, royalties: divided.royalties, budget }),
    ];
  });
}

function requireShares({ model, version, versionShares }: Income): void {
  if (versionShares.some(({ partsPerMillion }) => partsPerMillion > 0)) return;
  throw new AppError(
    'invalid-input',
    `No record has a positive weight and version ${version} of model ${model} publishes no shares.`,
  );
}

/** One line per model, role and account with a positive amount. */
function mergeShares(lines: readonly ModelShare[]): ModelShare[] {
  const sums = new Map<string, ModelShare>();
  for (const line of lines) {
    const key = `${line.model} ${line.role} ${line.account}`;
    sums.set(key, { ...line, amount: (sums.get(key)?.amount ?? 0n) + line.amount });
  }
  const models = [...new Set(lines.map(({ model }) => model))];
  const place = new Map(models.map((model, k) => [model, k]));
  return [...sums.values()]
    .filter(({ amount }) => amount > 0n)
    .sort(
      (a, b) =>
        (place.get(a.model) ?? 0) - (place.get(b.model) ?? 0) ||
        REWARD_ROLES.indexOf(a.role) - REWARD_ROLES.indexOf(b.role) ||
        (a.account < b.account ? -1 : 1),
    );
}

/** A model that is reached twice rests on the same stakes of a Datanet each time: they are as of one block. */
function listStakes(incomes: readonly Income[]): DividedFee['stakes'] {
  const models = new Map<number, Map<string, ActiveStake>>();
  for (const { model, stakes } of incomes) {
    const known = models.get(model) ?? new Map<string, ActiveStake>();
    models.set(model, known);
    for (const stake of stakes) if (stake.active > 0n) known.set(`${stake.datanetId} ${stake.account}`, stake);
  }
  return [...models].flatMap(([model, stakes]) =>
    [...stakes.values()]
      .sort((a, b) => a.datanetId - b.datanetId || (a.account < b.account ? -1 : 1))
      .map(({ datanetId, account, active }) => ({ model, datanetId, account, active })),
  );
}
