import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listRecentContributions, type RecentContribution } from '@/lib/db/person';

const MOST = 5;

/** An account's contributions of which something was heard last: that they came, or what curators decided. */
export function listLatestContributions(
  { db }: { db: Db },
  { account }: { account: Hex },
): Promise<RecentContribution[]> {
  return listRecentContributions(db, { account, limit: MOST });
}
