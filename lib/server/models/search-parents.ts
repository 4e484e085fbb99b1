import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listPossibleParents } from '@/lib/db/possible-parent';

const SHOWN = 8;

/** A model that a builder can name as a parent. */
export type ParentOffer = {
  id: number;
  name: string;
  owner: string;
  /** The least part it asks, in basis points of its child's builder amount. */
  leastChildPart: number;
  generation: number;
  ancestors: number;
};

/** The models that fit a search best, the account's own first; all of them where nothing is searched for. */
export async function searchParents(
  { db }: { db: Db },
  { search, account }: { search: string; account: Hex },
): Promise<ParentOffer[]> {
  const rows = await listPossibleParents(db, { search, first: account, limit: SHOWN });
  return rows.map((row) => ({ ...row, name: row.name ?? `Model ${row.id}` }));
}
