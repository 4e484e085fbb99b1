import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readProtocolAt } from '@/lib/db/protocol';
import type { ReceiptRow } from '@/lib/db/receipt';
import type { PaidParties } from '@/lib/jobs/attribute/build-receipt';
import { readIncome } from '@/lib/jobs/attribute/read-income';

/**
 * Who is paid for an answer, and by which parts, as of the end of the block it was priced at. The index had read that
 * block when the answer was priced; a reorganisation may have taken it back since: `not-ready` until it is there again.
 * Throws as {@link readIncome}.
 */
export async function readPaidParties(
  db: Db,
  { modelId, modelVersion, pricedAtBlock: block }: Pick<ReceiptRow, 'modelId' | 'modelVersion' | 'pricedAtBlock'>,
): Promise<PaidParties> {
  const cursor = await db.indexCursor.findUnique({ where: { id: 1 }, select: { blockNumber: true } });
  if (!cursor || cursor.blockNumber < block) {
    throw new AppError('not-ready', `The index has not read block ${block} again, which the answer was priced at.`);
  }
  const [protocol, income] = await Promise.all([
    readProtocolAt(db, { block }),
    readIncome(db, { modelId, version: modelVersion, block }),
  ]);
  return { ...protocol, income };
}
