import { AppError } from '@/lib/core/errors';
import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';
import { requestSettlement } from '@/lib/server/settlement/request-settlement';

const ASK_AGAIN_MS = 10_000;

/**
 * Asks for a settlement and waits until every one of these attributed receipts is in an epoch that stands on chain.
 * Resolves with the last of those epochs. While an epoch before is open to challenge, that is waited for and asked for
 * again.
 */
export async function settleReceipts(
  stage: Pick<Stage, 'db'>,
  { receiptIds, timeoutMs }: { receiptIds: readonly string[]; timeoutMs: number },
): Promise<number> {
  const { db } = stage;
  let askedAt = Number.NEGATIVE_INFINITY;
  const findLast = async (): Promise<number | null> => {
    const receipts = await db.receipt.findMany({ where: { id: { in: [...receiptIds] } }, select: { epoch: true } });
    const epochs = [...new Set(receipts.flatMap(({ epoch }) => (epoch === null ? [] : [epoch])))];
    if (receipts.every(({ epoch }) => epoch !== null)) {
      const standing = await db.epoch.findMany({
        where: { number: { in: epochs }, status: { not: 'rejected' } },
        select: { number: true },
      });
      if (standing.length === epochs.length) return Math.max(...epochs);
    }
    if (performance.now() - askedAt >= ASK_AGAIN_MS) {
      askedAt = performance.now();
      await requestSettlement(stage);
    }
    return null;
  };
  if (receiptIds.length === 0) throw new AppError('invalid-input', 'There are no receipts to settle. Ask something.');
  return pollUntil(findLast, { what: `The settlement of ${receiptIds.length} answers`, timeoutMs, everyMs: 200 });
}
