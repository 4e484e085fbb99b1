import type { Db } from '@/lib/db/client';
import { readProtocol } from '@/lib/db/protocol';
import { DEFAULT_FEE_PARTS, type FeeParts } from '@/lib/rewards/roles';

/** How a fee is divided now, in basis points; as it was deployed while the index has read nothing yet. */
export async function readFeeParts({ db }: { db: Db }): Promise<FeeParts> {
  const { feeParts } = await readProtocol(db);
  return feeParts?.parts ?? DEFAULT_FEE_PARTS;
}
