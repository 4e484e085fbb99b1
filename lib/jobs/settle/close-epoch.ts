import { type EpochDraft, listDrafts } from '@/lib/db/epoch-draft';
import { findOldestAttribution, hasReceiptsToSettle, hasUrgentReceipts, takeReceipts } from '@/lib/db/epoch-receipts';
import { readSettlementState } from '@/lib/jobs/settle/read-settlement-state';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/**
 * Closes a new epoch over the attributed receipts, in one transaction: from then on its receipts are fixed. Returns
 * false when there is nothing to settle, when it is not due yet, or when the epoch before has not been proposed and is
 * final; a fee that could be lost by waiting is settled all the same.
 */
export async function closeEpoch(
  deps: SettleDependencies,
  { notBefore, now }: { notBefore: Date | null; now: Date },
): Promise<boolean> {
  const { db } = deps;
  if (!(await hasReceiptsToSettle(db))) return false;
  const [newest] = await listDrafts(db, { limit: 1 });
  const state = await readSettlementState(deps);
  const urgent = await hasUrgentReceipts(db, now);
  const slotFree = (!newest || newest.state === 'proposed') && (!state.pending || state.pending.due);
  const due = notBefore === null || (newest?.createdAt ?? (await findOldestAttribution(db)) ?? now) <= notBefore;
  if (!urgent && !(slotFree && due)) return false;
  // The chain may know epochs and settlements that this database does not: it was lost, or the chain is older.
  const number = Math.max(newest?.number ?? 0, state.epoch, state.pending?.epoch ?? 0) + 1;
  const settlementId = nextId(newest, state.nextSettlementId);
  return db.$transaction(
    async (tx) => {
      const count = await takeReceipts(tx, number);
      if (count === 0) return false;
      await tx.epochDraft.create({ data: { number, settlementId, state: 'closed' }, select: { number: true } });
      return true;
    },
    { maxWait: 20_000, timeout: 60_000 },
  );
}

function nextId(newest: EpochDraft | undefined, onChain: number): number {
  return newest?.state === 'closed' ? newest.settlementId + 1 : onChain;
}
