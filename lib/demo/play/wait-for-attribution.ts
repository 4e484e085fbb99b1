import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';

/** Resolves when the worker has attributed all of these receipts. */
export async function waitForAttribution(
  { db }: Stage,
  { receiptIds, timeoutMs }: { receiptIds: readonly string[]; timeoutMs: number },
): Promise<void> {
  const where = { id: { in: [...receiptIds] }, state: { in: ['reserved', 'answered'] } };
  await pollUntil(async () => (await db.receipt.count({ where })) === 0 || null, {
    what: `The attribution of ${receiptIds.length} answers`,
    timeoutMs,
    everyMs: 200,
  });
}
