import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { listRecordHashes } from '@/lib/db/published-file';

/**
 * The hashes of a contribution's records, which outlive its text: with them anybody can still recompute its Merkle root
 * after it was withdrawn. Throws `not-found` when none were read.
 */
export async function listContributionHashes(
  { db }: { db: Db },
  { contributionId }: { contributionId: number },
): Promise<{ contributionId: number; hashes: string[] }> {
  const hashes = await listRecordHashes(db, contributionId);
  if (hashes.length === 0) {
    throw new AppError('not-found', `No records of a contribution ${contributionId} are known here.`);
  }
  return { contributionId, hashes };
}
