import type { Db } from '@/lib/db/client';
import { findStake } from '@/lib/db/curator-stake';

/** Whether an account's stake lets it decide on a Datanet. Base units. */
export type StakeStanding = { enough: boolean; active: bigint; required: bigint };

/** Compares an account's active stake with what the Datanet asks of who decides, by the index. */
export async function checkStake(
  { db }: { db: Pick<Db, '$queryRaw'> },
  { datanetId, account, required }: { datanetId: number; account: string; required: bigint },
): Promise<StakeStanding> {
  if (required === 0n) return { enough: true, active: 0n, required };
  const stake = await findStake(db, { datanetId, account });
  const active = stake?.active ?? 0n;
  return { enough: active >= required, active, required };
}
