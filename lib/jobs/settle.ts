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
 * until that long after its first receipt. What keeps an epoch from being proposed is thrown at the end, so that fees
 * which waiting could lose are charged all the same.
 */
export async function settle(
  deps: SettleDependencies & { everyS: number },
  { whenDue = false }: { whenDue?: boolean },
): Promise<void> {
  const now = new Date();
  let problem = await advanceDrafts(deps);
  const notBefore = whenDue ? new Date(now.getTime() - deps.everyS * 1000) : null;
  if (await closeEpoch(deps, { notBefore, now })) problem = await advanceDrafts(deps);
  if (problem) throw problem;
}

/** Returns what keeps an epoch from being proposed, if anything does. */
async function advanceDrafts(deps: SettleDependencies): Promise<Error | null> {
  const newestFirst = await listDrafts(deps.db, { limit: LOOKED_AT });
  const proposed = newestFirst.find(({ state }) => state === 'proposed');
  let problem = proposed ? await findProblem(() => followProposal(deps, proposed)) : null;
  for (const draft of newestFirst.reverse()) {
    if (draft.state === 'proposed') continue;
    if (!(await advance(deps, draft))) break;
    problem = (await findProblem(() => proposeEpoch(deps, draft))) ?? problem;
  }
  return problem;
}

/** Also what the node's client throws, such as a call that reverts or a transaction that was not mined in time. */
async function findProblem(step: () => Promise<unknown>): Promise<Error | null> {
  try {
    await step();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Brings one epoch as far as its file. False when those after it have to wait for it. */
async function advance(deps: SettleDependencies, draft: EpochDraft): Promise<boolean> {
  if (draft.state !== 'closed') await checkStillCharged(deps, draft);
  if (draft.state === 'closed') await chargeEpoch(deps, draft);
  if (draft.state === 'charged') await fileEpoch(deps, draft);
  // A later epoch may be charged and filed while this one waits for the window before it, but not before this one is.
  return draft.state === 'filed';
}

/** A reorganisation may have taken the settlement away: then it is charged again under the same id. */
async function checkStillCharged(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  const { nextSettlementId } = await readSettlementState(deps);
  if (draft.settlementId >= nextSettlementId) draft.state = 'closed';
}
