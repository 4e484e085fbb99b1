import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { epochProofs } from '@/lib/rewards/build-epoch';
import { type PendingEpoch, readClaimableEpoch, readClaimed } from '@/lib/server/earnings/read-claimable-epoch';
import { readEpochFile } from '@/lib/server/earnings/read-epoch-file';
import type { ContentStore } from '@/lib/storage/content-store';

export type ClaimDeps = {
  db: Db;
  store: ContentStore;
  chain: ChainReader;
  addresses: Pick<ContractAddresses, 'rewardDistributor'>;
};

/** What the distributor takes for one account; amounts are base units as decimal text. */
export type ClaimArguments = {
  account: Hex;
  /** What is paid now: the difference to what was paid before. */
  amount: string;
  cumulative: string;
  proof: Hex[];
  epoch: number;
};

/** How many accounts one transaction can claim for: about 60,000 gas each. */
export const MOST_CLAIMS = 100;

/**
 * The proof with which anybody can have an account paid what it earned up to the newest epoch that counts: all epochs
 * at once, since a root states what was earned in all. Throws `not-ready` when there is nothing to claim, saying when
 * there will be; `chain-unavailable`.
 */
export async function prepareClaim(
  deps: ClaimDeps,
  { account, now }: { account: Hex; now: Date },
): Promise<ClaimArguments> {
  const { claims, pending } = await proveClaims(deps, { accounts: [account], now });
  const [claim] = claims;
  if (!claim) throw new AppError('not-ready', `Everything you earned so far is paid.${whenNext(pending)}`);
  return claim;
}

/**
 * The same for several accounts, in their order, those left out that have nothing to claim. Throws `invalid-input` for
 * more than `MOST_CLAIMS`, `not-ready` when nobody has anything to claim.
 */
export async function prepareClaims(
  deps: ClaimDeps,
  { accounts, now }: { accounts: readonly Hex[]; now: Date },
): Promise<ClaimArguments[]> {
  const wanted = [...new Set(accounts)];
  if (wanted.length > MOST_CLAIMS) {
    throw new AppError('invalid-input', `Choose at most ${MOST_CLAIMS} accounts: more do not fit one transaction.`);
  }
  const { claims, pending } = await proveClaims(deps, { accounts: wanted, now });
  if (claims.length === 0) {
    throw new AppError('not-ready', `Everything these accounts earned so far is paid.${whenNext(pending)}`);
  }
  return claims;
}

async function proveClaims(
  deps: ClaimDeps,
  { accounts, now }: { accounts: readonly Hex[]; now: Date },
): Promise<{ claims: ClaimArguments[]; pending: PendingEpoch | null }> {
  const [{ claimable, pending }, claimed] = await Promise.all([
    readClaimableEpoch(deps, { now }),
    readClaimed(deps, accounts),
  ]);
  if (!claimable) return { claims: [], pending };
  const { earnings } = await readEpochFile(deps, { root: claimable.root });
  const places = new Map(earnings.map(({ account }, position) => [account, position]));
  const due = accounts.flatMap((account, k) => {
    const position = places.get(account) ?? -1;
    const cumulative = earnings[position]?.cumulative ?? 0n;
    const amount = cumulative - (claimed[k] ?? 0n);
    return amount > 0n ? [{ account, position, cumulative, amount }] : [];
  });
  if (due.length === 0) return { claims: [], pending };
  const proofs = epochProofs(earnings);
  const claims = due.map(({ account, position, cumulative, amount }) => ({
    account,
    amount: amount.toString(),
    cumulative: cumulative.toString(),
    proof: proofs[position] ?? [],
    epoch: claimable.epoch,
  }));
  return { claims, pending };
}

function whenNext(pending: PendingEpoch | null): string {
  if (!pending) return '';
  if (pending.challenge) return ' The next epoch is challenged; it can be claimed once that is resolved.';
  return ` The next epoch can be claimed from ${pending.claimableAt.toISOString()} on.`;
}
