import type { ChainReader } from '@/lib/chain/clients';
import { MOST_PRICE_AGE_S } from '@/lib/core/pricing';
import { findOldestPricedBlock, leaveOutReceipts } from '@/lib/db/epoch-receipts';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/** A settlement sent now is mined within this long, or is looked at anew. */
const UNTIL_MINED_S = 3_600;

const PROBLEM =
  'The block that this answer was priced at is too old to be settled by: more than 30 days. Nothing was charged.';

/**
 * Leaves out of an epoch the receipts whose block was not the newest one at any moment of MOST_PRICE_AGE_S before now:
 * a receipt may only be settled by terms that were in force lately. Returns how many.
 */
export async function leaveOutAged({ db, chain }: SettleDependencies, epoch: number): Promise<number> {
  const oldest = await findOldestPricedBlock(db, epoch);
  if (oldest === null) return 0;
  const head = await chain.getBlock();
  const now = Math.max(Number(head.timestamp), Math.floor(Date.now() / 1000));
  const since = now + UNTIL_MINED_S - MOST_PRICE_AGE_S;
  const pricedBefore = await findFirstFresh(chain, { from: oldest, head: Number(head.number), since });
  return pricedBefore > oldest ? leaveOutReceipts(db, { epoch, problem: PROBLEM, pricedBefore }) : 0;
}

/** The first block, from `from` on, that was the newest one at `since` or later: its successor is no older than that. */
async function findFirstFresh(
  chain: ChainReader,
  { from, head, since }: { from: number; head: number; since: number },
): Promise<number> {
  const isFresh = async (block: number) =>
    block >= head || Number((await chain.getBlock({ blockNumber: BigInt(block + 1) })).timestamp) >= since;
  if (await isFresh(from)) return from;
  let [stale, fresh] = [from, Math.max(head, from + 1)];
  while (fresh - stale > 1) {
    const middle = Math.floor((stale + fresh) / 2);
    if (await isFresh(middle)) fresh = middle;
    else stale = middle;
  }
  return fresh;
}
