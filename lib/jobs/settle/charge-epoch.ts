import { AppError } from '@/lib/core/errors';
import {
  type DraftCharge,
  type EpochDraft,
  listDraftCharges,
  listIndexedCharges,
  updateDraft,
} from '@/lib/db/epoch-draft';
import { leaveOutReceipts } from '@/lib/db/epoch-receipts';
import { leaveOutAged } from '@/lib/jobs/settle/leave-out-aged';
import { readSettlementState } from '@/lib/jobs/settle/read-settlement-state';
import { requireOperator } from '@/lib/jobs/settle/require-operator';
import { sendSettlement } from '@/lib/jobs/settle/send-settlement';
import { setAside } from '@/lib/jobs/settle/set-aside';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/** How often the vault may refuse somebody before this run gives up; the next goes on from there. */
const MOST_ATTEMPTS = 20;

/**
 * Charges an epoch's fees to the deposits: `InferenceVault.settle`, which takes each settlement id once. When the id
 * is taken already, this run's transaction had been mined before it could be noted; the index then says so. What the
 * vault refuses is left out and the rest is tried again; where it does not say what it refuses, `setAside` finds it. What
 * was priced too long ago is left out before it is sent. Throws `forbidden` when another account is the operator.
 */
export async function chargeEpoch(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  let reverted = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const state = await readSettlementState(deps);
    const { nextSettlementId } = state;
    const charges = await listDraftCharges(deps.db, draft.number);
    if (charges.length === 0) return dropEmptyDraft(deps, draft);
    if (draft.settlementId < nextSettlementId) {
      if (await wasCharged(deps, draft.settlementId, charges)) return markCharged(deps, draft);
      // The id went to another settlement; this one never took place.
      await updateDraft(deps.db, { number: draft.number, settlementId: nextSettlementId });
      draft.settlementId = nextSettlementId;
      continue;
    }
    requireOperator(state, deps);
    if ((await leaveOutAged(deps, draft.number)) > 0) continue;
    const outcome = await sendSettlement(deps, { settlementId: draft.settlementId, charges });
    if (outcome.kind === 'mined') return markCharged(deps, draft);
    if (outcome.kind === 'account' || outcome.kind === 'permission') {
      const { kind: _, ...whose } = outcome;
      const count = await leaveOutReceipts(deps.db, { epoch: draft.number, ...whose });
      if (count === 0) throw new AppError('internal', `The vault refuses what epoch ${draft.number} does not charge.`);
    }
    // It went through when it was simulated: the chain may have moved in between, once.
    if (outcome.kind === 'reverted') reverted += 1;
    if (outcome.kind === 'failed' || reverted > 1) await setAside(deps, { draft, charges });
  }
  throw new AppError('not-ready', `Epoch ${draft.number} could not be charged in ${MOST_ATTEMPTS} attempts.`);
}

async function markCharged({ db }: SettleDependencies, draft: EpochDraft): Promise<void> {
  await updateDraft(db, { number: draft.number, state: 'charged' });
  draft.state = 'charged';
}

/** An epoch whose every receipt was left out has nothing to settle; its number and settlement id stay free. */
async function dropEmptyDraft({ db }: SettleDependencies, draft: EpochDraft): Promise<void> {
  await db.epochDraft.delete({ where: { number: draft.number } });
}

async function wasCharged(
  { db }: SettleDependencies,
  settlementId: number,
  charges: readonly DraftCharge[],
): Promise<boolean> {
  const indexed = await listIndexedCharges(db, settlementId);
  if (!indexed) {
    throw new AppError('not-ready', `Settlement ${settlementId} is on chain and not yet indexed. Wait for the index.`);
  }
  const lines = (list: readonly DraftCharge[]) =>
    list
      .map((line) => `${line.permissionHash} ${line.modelId} ${line.units} ${line.unitPrice}`)
      .sort()
      .join('\n');
  return lines(indexed) === lines(charges);
}
