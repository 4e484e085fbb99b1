import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { type Credit, creditRecord } from '@/lib/rewards/credit-record';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import { dividePool } from '@/lib/rewards/divide-pool';
import { DEFAULT_FEE_PARTS, type FeeParts, REWARD_ROLES, type RewardRole } from '@/lib/rewards/roles';
import { effectiveParts, splitFee } from '@/lib/rewards/split-fee';

type AccountWeight = { readonly account: Hex; readonly weight: bigint };

/** One record of the answer. `key` is its hash; `weight` what of it is credited (`creditedWeight`). */
export type WeightedRecord = {
  readonly key: string;
  readonly weight: bigint;
  readonly credits: readonly Credit[];
};

export type AccountShare = { readonly account: Hex; readonly role: RewardRole; readonly amount: bigint };

export type DividedFee = {
  readonly rule: 'records' | 'version-shares';
  /** Basis points as they applied, after empty roles passed theirs on. */
  readonly parts: FeeParts;
  /** By role, then account; one line each; no zero amounts; they sum to the fee. */
  readonly shares: readonly AccountShare[];
  /** What each record brought, in the order given; all zero under `version-shares`. */
  readonly recordAmounts: readonly bigint[];
};

/**
 * Divides one fee to accounts. The contributors' pool is divided among the *records* and the commons first
 * (`dividePool`), then each record's amount among its credits, and only then summed per account: the division never
 * sees who owns what, so splitting one identity into many gains nothing, to the unit. The commons follows the version's
 * published shares; where no record has a positive weight it is the whole pool, and `rule` says so. Empty lists and null
 * accounts are roles with nobody in them. Throws `invalid-input` when neither a record nor a share is there to pay.
 */
export function receiptShares(input: {
  fee: bigint;
  parts?: FeeParts;
  treasury: Hex | null;
  builder: Hex | null;
  curators: readonly AccountWeight[];
  compute: Hex | null;
  records: readonly WeightedRecord[];
  /** In the units of the records' weights. */
  commons: bigint;
  versionShares: readonly Credit[];
}): DividedFee {
  const { records } = input;
  const paidRecords = records.some((record) => record.weight > 0n);
  const owed: Record<Exclude<RewardRole, 'contributors'>, AccountWeight[]> = {
    treasury: soleAccount(input.treasury),
    builder: soleAccount(input.builder),
    curators: positiveWeights(input.curators),
    compute: soleAccount(input.compute),
  };
  const versionShares = positiveWeights(
    input.versionShares.map(({ account, partsPerMillion }) => ({ account, weight: BigInt(partsPerMillion) })),
  );
  if (!paidRecords && versionShares.length === 0) {
    throw new AppError('invalid-input', 'No record has a positive weight and the version publishes no shares.');
  }
  const filled = REWARD_ROLES.filter((role) => role === 'contributors' || owed[role].length > 0);
  const parts = effectiveParts(input.parts ?? DEFAULT_FEE_PARTS, filled);
  const amounts = splitFee({ fee: input.fee, parts, filled });
  const shares: AccountShare[] = [];
  for (const role of ['treasury', 'builder', 'curators', 'compute'] as const) {
    if (owed[role].length > 0) shares.push(...divideToAccounts(role, amounts[role], owed[role]));
  }
  // A version that publishes no shares has no commons: its records take all.
  const commons = versionShares.length > 0 ? input.commons : 0n;
  const { recordAmounts, commonsAmount } = paidRecords
    ? dividePool(amounts.contributors, { records, commons })
    : { recordAmounts: records.map(() => 0n), commonsAmount: amounts.contributors };
  const lines = records.flatMap((record, k) => creditRecord(recordAmounts[k] ?? 0n, record.credits));
  if (commonsAmount > 0n) lines.push(...divideToAccounts('contributors', commonsAmount, versionShares));
  shares.push(...sumPerAccount('contributors', lines));
  return { rule: paidRecords ? 'records' : 'version-shares', parts, shares, recordAmounts };
}

/** The zero address is how the chain says nobody. */
function soleAccount(account: Hex | null): AccountWeight[] {
  return account === null || /^0x0{40}$/.test(account) ? [] : [{ account, weight: 1n }];
}

/** Merges lines of one account and leaves out those without weight. */
function positiveWeights(lines: readonly AccountWeight[]): AccountWeight[] {
  const sums = new Map<Hex, bigint>();
  for (const { account, weight } of lines) {
    const key = toLowerHex(account);
    sums.set(key, (sums.get(key) ?? 0n) + weight);
  }
  return [...sums].filter(([, weight]) => weight > 0n).map(([account, weight]) => ({ account, weight }));
}

function divideToAccounts(role: RewardRole, total: bigint, weights: readonly AccountWeight[]): AccountShare[] {
  const divided = divideByWeights(
    total,
    weights.map(({ account, weight }) => ({ key: account, weight })),
  );
  return sumPerAccount(
    role,
    divided.map(({ key, amount }) => ({ account: key, amount })),
  );
}

/** One line per account with a positive amount, accounts ascending. */
function sumPerAccount(role: RewardRole, lines: readonly { account: Hex; amount: bigint }[]): AccountShare[] {
  const sums = new Map<Hex, bigint>();
  for (const { account, amount } of lines) {
    const key = toLowerHex(account);
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  return [...sums]
    .filter(([, amount]) => amount > 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, amount]) => ({ account, role, amount }));
}
