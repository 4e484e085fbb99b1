import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import type { ActiveStake } from '@/lib/rewards/active-stakes';
import type { Credit } from '@/lib/rewards/credit-record';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import { type FeeParts, REWARD_ROLES, type RewardRole } from '@/lib/rewards/roles';
import { effectiveParts, splitFee } from '@/lib/rewards/split-fee';

const WHOLE = 10_000;

/**
 * A model version that has an income: the fee of an answer, or its part of a child's. Everything in it is taken as of
 * one block. Empty lists, null and the zero address are roles with nobody in them.
 */
export type Income = {
  readonly model: number;
  readonly version: number;
  readonly builder: Hex | null;
  readonly compute: Hex | null;
  /** The active stakes that earn from this version (`earningStakes`); each account once per Datanet. */
  readonly stakes: readonly ActiveStake[];
  /** What its manifest publishes as `contributorShares`. */
  readonly versionShares: readonly Credit[];
  /** What it was made from; `part` is in basis points of this one's builder amount. */
  readonly parents: readonly { readonly part: number; readonly income: Income }[];
};

export type AccountShare = { readonly account: Hex; readonly role: RewardRole; readonly amount: bigint };

/** What of a child's builder amount goes to a parent, as an income of that parent. */
export type Royalty = { readonly part: number; readonly amount: bigint; readonly income: Income };

/**
 * Divides one model's income in base units: by the parts to its roles, a role with nobody in it passing its part to the
 * contributors; the curators' amount by stake; the builder's among the parents, by their parts, and the builder, who has
 * the rest. Largest remainder everywhere: ties of stakes go to the smaller Datanet, then account; of parents to the
 * smaller id, the builder last. What `payContributors` makes of the contributors' amount must sum to it; shares and
 * royalties together then sum to `amount`. Lines of one account and role are not merged yet; zero lines may be among them.
 * Throws `invalid-input` when the parents' parts exceed the whole, and for parts that are no division.
 */
export function divideIncome(input: {
  amount: bigint;
  income: Income;
  parts: FeeParts;
  treasury: Hex | null;
  payContributors: (pool: bigint) => readonly { account: Hex; amount: bigint }[];
}): { parts: FeeParts; shares: AccountShare[]; royalties: Royalty[] } {
  const { income, amount } = input;
  const treasury = soleAccount(input.treasury);
  const builder = soleAccount(income.builder);
  const compute = soleAccount(income.compute);
  const stakes = income.stakes.filter(({ active }) => active > 0n);
  const isFilled: Record<RewardRole, boolean> = {
    treasury: treasury !== null,
    builder: builder !== null,
    curators: stakes.length > 0,
    compute: compute !== null,
    contributors: true,
  };
  const filled = REWARD_ROLES.filter((role) => isFilled[role]);
  const amounts = splitFee({ fee: amount, parts: input.parts, filled });
  const shares: AccountShare[] = [];
  if (treasury) shares.push({ account: treasury, role: 'treasury', amount: amounts.treasury });
  const { builderAmount, royalties } = divideBuilderAmount(amounts.builder, income);
  if (builder) shares.push({ account: builder, role: 'builder', amount: builderAmount });
  if (stakes.length > 0) shares.push(...divideByStake(amounts.curators, stakes));
  if (compute) shares.push({ account: compute, role: 'compute', amount: amounts.compute });
  for (const { account, amount: paid } of input.payContributors(amounts.contributors)) {
    shares.push({ account: toLowerHex(account), role: 'contributors', amount: paid });
  }
  return { parts: effectiveParts(input.parts, filled), shares, royalties };
}

/** Divides by a version's published shares, ties by account. None of nothing: where nobody has a share, `amount` must be 0. */
export function divideByShares(amount: bigint, shares: readonly Credit[]): { account: Hex; amount: bigint }[] {
  if (amount === 0n) return [];
  const weights = new Map<Hex, bigint>();
  for (const { account, partsPerMillion } of shares) {
    const key = toLowerHex(account);
    weights.set(key, (weights.get(key) ?? 0n) + BigInt(partsPerMillion));
  }
  return divideByWeights(
    amount,
    [...weights].map(([key, weight]) => ({ key, weight })),
  ).map(({ key, amount: paid }) => ({ account: key, amount: paid }));
}

function divideBuilderAmount(
  amount: bigint,
  { model, parents }: Income,
): { builderAmount: bigint; royalties: Royalty[] } {
  const taken = parents.reduce((sum, { part }) => sum + part, 0);
  if (taken > WHOLE || parents.some(({ part }) => part < 0 || !Number.isInteger(part))) {
    throw new AppError('invalid-input', `The parents of model ${model} take ${taken} of ${WHOLE} basis points.`);
  }
  const ascending = [...parents].sort((a, b) => a.income.model - b.income.model);
  const divided = divideByWeights(amount, [
    ...ascending.map(({ part, income }) => ({ key: String(income.model).padStart(9, '0'), weight: BigInt(part) })),
    { key: 'builder', weight: BigInt(WHOLE - taken) },
  ]);
  return {
    builderAmount: divided[ascending.length]?.amount ?? 0n,
    royalties: ascending.map((parent, k) => ({ ...parent, amount: divided[k]?.amount ?? 0n })),
  };
}

function divideByStake(amount: bigint, stakes: readonly ActiveStake[]): AccountShare[] {
  const divided = divideByWeights(
    amount,
    stakes.map(({ datanetId, account, active }) => ({
      key: `${String(datanetId).padStart(9, '0')}:${toLowerHex(account)}`,
      weight: active,
    })),
  );
  return stakes.map(({ account }, k) => ({
    account: toLowerHex(account),
    role: 'curators',
    amount: divided[k]?.amount ?? 0n,
  }));
}

/** The zero address is how the chain says nobody. */
function soleAccount(account: Hex | null): Hex | null {
  return account === null || /^0x0{40}$/.test(account) ? null : toLowerHex(account);
}
