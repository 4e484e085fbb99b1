import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listPossibleParents, type PossibleParent } from '@/lib/db/possible-parent';

const SHOWN = 8;

/** The models that fit a search best, the account's own first; all of them where nothing is searched for. */
export function searchParents(
  { db }: { db: Db },
  { search, account }: { search: string; account: Hex },
): Promise<PossibleParent[]> {
  return listPossibleParents(db, { search, first: account, limit: SHOWN });
}
