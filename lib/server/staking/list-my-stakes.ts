import type { Db } from '@/lib/db/client';
import { listAccountStakes, type StakeRow } from '@/lib/db/curator-stake';

/** What an account has at stake, by Datanet. */
export function listMyStakes({ db }: { db: Pick<Db, '$queryRaw'> }, account: string): Promise<StakeRow[]> {
  return listAccountStakes(db, { account });
}
