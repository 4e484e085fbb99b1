import { type EpochDraft, listDrafts } from '@/lib/db/epoch-draft';
import { chargeEpoch } from '@/lib/jobs/settle/charge-epoch';
import { closeEpoch } from '@/lib/jobs/settle/close-epoch';
import { fileEpoch } from '@/lib/jobs/settle/file-epoch';
import { followProposal, proposeEpoch } from '@/lib/jobs/settle/propose-epoch';
import { readSettlementState } from '@/lib/jobs/settle/read-settlement-state';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/** Epochs looked at in one run, the oldest of them first; more than this many never wait. */
const LOOKED_AT = 50;

/**
 * Settles: takes up what an earlier run left, then closes a new epoch when one is due, and brings each through
 * charged, filed and proposed. Every step can be cut off and taken up again, and what the chain says counts. One run at
 * a time: the queue is serial. With `whenDue`, a new epoch waits until `everyS` seconds after the last one, the first
 * until that long after its first receipt.
 */
export async function settle(
  deps: SettleDependencies & { everyS: number },
  { whenDue = false }: { whenDue?: boolean },
): Promise<void> {
  const now = new Date();
  await advanceDrafts(deps);
  const notBefore = whenDue ? new Date(now.getTime() - deps.everyS * 1000) : null;
  if (await closeEpoch(deps, { notBefore, now })) await advanceDrafts(deps);
}

async function advanceDrafts(deps: SettleDependencies): Promise<void> {
  const newestFirst = await listDrafts(deps.db, { limit: LOOKED_AT });
  const [newest] = newestFirst;
  if (newest?.state === 'proposed') await followProposal(deps, newest);
  for (const draft of newestFirst.reverse()) {
    if (draft.state !== 'proposed' && !(await advance(deps, draft))) return;
  }
}

/** Brings one epoch as far as it goes. False when those after it have to wait for it. */
async function advance(deps: SettleDependencies, draft: EpochDraft): Promise<boolean> {
  if (draft.state !== 'closed') await checkStillCharged(deps, draft);
  if (draft.state === 'closed') await chargeEpoch(deps, draft);
  if (draft.state === 'charged') await fileEpoch(deps, draft);
  if (draft.state === 'filed') await proposeEpoch(deps, draft);
  // A later epoch may be charged and filed while this one waits for the window before it, but not before this one is.
  return draft.state === 'filed' || draft.state === 'proposed';
}

/** A reorganisation may have taken the settlement away: then it is charged again under the same id. */
async function checkStillCharged(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  const { nextSettlementId } = await readSettlementState(deps);
  if (draft.settlementId >= nextSettlementId) draft.state = 'closed';
}
