import type { DraftCharge, EpochDraft } from '@/lib/db/epoch-draft';
import { leaveOutReceipts, postponeReceipts } from '@/lib/db/epoch-receipts';
import { mostGas } from '@/lib/jobs/settle/most-gas';
import { refusePermission } from '@/lib/jobs/settle/read-refusal';
import { estimateSettlement } from '@/lib/jobs/settle/send-settlement';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/**
 * Takes out of an epoch what keeps it from being settled when the vault does not say whose it is: a smart account's
 * signature check (ERC-1271) runs code of its owner, which can burn the gas of everybody's settlement. Each permission
 * is estimated alone: one that fails, or takes far more gas than its charges are worth, is left out. When each goes
 * through alone, the later half waits for the next epoch, so that something is settled every time; a permission that
 * fails when it is the only one is left out.
 */
export async function setAside(
  deps: SettleDependencies,
  { draft, charges }: { draft: EpochDraft; charges: readonly DraftCharge[] },
): Promise<void> {
  const { db } = deps;
  const byPermission = new Map<string, DraftCharge[]>();
  for (const charge of charges) {
    byPermission.set(charge.permissionHash, [...(byPermission.get(charge.permissionHash) ?? []), charge]);
  }
  let leftOut = 0;
  for (const [permissionHash, own] of byPermission) {
    const refusal = await findRefusal(deps, { settlementId: draft.settlementId, permissionHash, charges: own });
    if (refusal) leftOut += await leaveOutReceipts(db, { epoch: draft.number, ...refusal });
  }
  if (leftOut > 0) return;
  const hashes = [...byPermission.keys()];
  const [only] = hashes;
  if (hashes.length === 1 && only !== undefined) {
    const { kind: _, ...whose } = refusePermission(only, 'its settlement did not go through');
    await leaveOutReceipts(db, { epoch: draft.number, ...whose });
    return;
  }
  const permissionHashes = hashes.slice(Math.ceil(hashes.length / 2));
  await postponeReceipts(db, { epoch: draft.number, permissionHashes });
}

/** Whose receipts are to be left out because a permission cannot be settled alone; null when it can. */
async function findRefusal(
  deps: SettleDependencies,
  input: { settlementId: number; permissionHash: string; charges: readonly DraftCharge[] },
): Promise<({ problem: string } & ({ permissionHash: string } | { account: string })) | null> {
  const { permissionHash, charges } = input;
  const alone = await estimateSettlement(deps, input);
  switch (alone.kind) {
    case 'estimated':
      if (alone.gas <= mostGas({ permissions: 1, charges: charges.length })) return null;
      return refusePermission(permissionHash, 'checking its signature takes too much gas');
    case 'moved':
      return null;
    case 'failed':
      return refusePermission(permissionHash, 'its signature could not be checked');
    case 'account':
    case 'permission': {
      const { kind: _, ...whose } = alone;
      return whose;
    }
  }
}
