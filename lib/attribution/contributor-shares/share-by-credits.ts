import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import type { Credit } from '@/lib/rewards/credit-record';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';

const MILLION = 1_000_000n;
/** Averages of credits are kept to this part. */
const PRECISION = 1_000_000_000_000n;

/** Stands for the records that nobody is credited for. */
const NOBODY: Hex = `0x${'0'.repeat(40)}`;

/** Records that are measured together: how many, and what each account has of them in all, in parts per million. */
type Group = { size: number; parts: Map<Hex, bigint> };

/**
 * A version's shares where records are credited to more than one account, or in part to nobody: a correction half and
 * half, a near-copy to whom it copies. Each record goes with the account that has most of it (the first named, of
 * equals); `share`, which is given these owners, measures each group by its absence; and a group's share is divided as
 * its records' credits are on average. What nobody is credited for follows the others, in proportion; where nobody is
 * credited for anything that is felt, the shares follow the credited records. Parts sum to 1,000,000, ties by account. Throws `invalid-input` where
 * nobody is credited for anything: there would be nobody to pay.
 */
export function shareByCredits(
  credits: readonly (readonly Credit[])[],
  share: (owners: readonly Hex[]) => ContributorShares,
): ContributorShares {
  const owners = credits.map(ownerOf);
  const measured = share(owners);
  const groups = new Map<Hex, Group>();
  const counts = new Map<Hex, number>();
  credits.forEach((list, i) => {
    const owner = owners[i] ?? NOBODY;
    const group = groups.get(owner) ?? { size: 0, parts: new Map<Hex, bigint>() };
    groups.set(owner, group);
    group.size += 1;
    const credited = new Set<Hex>();
    for (const { account, partsPerMillion } of list) {
      if (partsPerMillion === 0) continue;
      const key = toLowerHex(account);
      group.parts.set(key, (group.parts.get(key) ?? 0n) + BigInt(partsPerMillion));
      credited.add(key);
    }
    for (const key of credited) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  if (counts.size === 0) {
    throw new AppError('invalid-input', 'Nobody is credited for any of the records. Choose others to train on.');
  }
  const weights = new Map<Hex, bigint>();
  for (const { account, partsPerMillion } of measured.shares) {
    const group = groups.get(account);
    for (const [key, parts] of group?.parts ?? []) {
      const weight = (BigInt(partsPerMillion) * parts * PRECISION) / (BigInt(group?.size ?? 1) * MILLION);
      weights.set(key, (weights.get(key) ?? 0n) + weight);
    }
  }
  const effects = new Map<Hex, number>();
  for (const { account, effect } of measured.effects) {
    if (effect === null) continue;
    const group = groups.get(account);
    for (const [key, parts] of group?.parts ?? []) {
      effects.set(key, (effects.get(key) ?? 0) + (effect * Number(parts)) / (Number(MILLION) * (group?.size ?? 1)));
    }
  }
  const accounts = [...counts.keys()].sort();
  const felt = [...weights.values()].some((weight) => weight > 0n);
  const divided = divideByWeights(
    MILLION,
    accounts.map((key) => ({ key, weight: felt ? (weights.get(key) ?? 0n) : BigInt(counts.get(key) ?? 0) })),
  );
  return {
    rule: felt ? measured.rule : 'record-counts',
    shares: divided.map(({ key, amount }) => ({ account: key, partsPerMillion: Number(amount) })),
    effects: accounts.map((account) => ({
      account,
      records: counts.get(account) ?? 0,
      effect: effects.get(account) ?? null,
    })),
  };
}

/** Who has most of a record, all parts of an account together; the first named, of equals. */
function ownerOf(credits: readonly Credit[]): Hex {
  const sums = new Map<Hex, number>();
  for (const { account, partsPerMillion } of credits) {
    const key = toLowerHex(account);
    sums.set(key, (sums.get(key) ?? 0) + partsPerMillion);
  }
  let owner = NOBODY;
  for (const [account, parts] of sums) if (parts > (sums.get(owner) ?? 0)) owner = account;
  return owner;
}
