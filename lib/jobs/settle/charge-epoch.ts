import { BaseError, ContractFunctionRevertedError } from 'viem';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { AppError } from '@/lib/core/errors';
import {
  type DraftCharge,
  type EpochDraft,
  listDraftCharges,
  listIndexedCharges,
  updateDraft,
} from '@/lib/db/epoch-draft';
import { leaveOutReceipts } from '@/lib/db/epoch-receipts';
import { findPermission } from '@/lib/db/permission';
import { readSettlementState } from '@/lib/jobs/settle/read-settlement-state';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';
import { hashSchema } from '@/lib/schemas/hex';
import { permissionMessage } from '@/lib/schemas/permission';

/** How often the vault may refuse somebody before this run gives up. */
const MOST_ATTEMPTS = 20;

/**
 * Charges an epoch's fees to the deposits: `InferenceVault.settle`, which takes each settlement id once. When the id
 * is taken already, this run's transaction had been mined before it could be noted; the index then says so. What the
 * vault refuses is left out and the rest is tried again.
 */
export async function chargeEpoch(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const { nextSettlementId } = await readSettlementState(deps);
    const charges = await listDraftCharges(deps.db, draft.number);
    if (charges.length === 0) return dropEmptyDraft(deps, draft);
    if (draft.settlementId < nextSettlementId) {
      if (await wasCharged(deps, draft.settlementId, charges)) return markCharged(deps, draft);
      // The id went to another settlement; this one never took place.
      await updateDraft(deps.db, { number: draft.number, settlementId: nextSettlementId });
      draft.settlementId = nextSettlementId;
      continue;
    }
    if (await sendSettlement(deps, draft, charges)) return markCharged(deps, draft);
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

/** True when the settlement is mined; false when something was left out or the chain moved, so look again. */
async function sendSettlement(
  deps: SettleDependencies,
  draft: EpochDraft,
  charges: readonly DraftCharge[],
): Promise<boolean> {
  const { db, chain, operator, addresses } = deps;
  const permissions = await readUnrecordedPermissions(deps, charges);
  const call = {
    address: addresses.inferenceVault,
    abi: inferenceVaultAbi,
    functionName: 'settle',
    args: [
      BigInt(draft.settlementId),
      permissions,
      charges.map(({ permissionHash, modelId, units, unitPrice }) => ({
        permissionHash: hashSchema.parse(permissionHash),
        modelId: BigInt(modelId),
        units,
        unitPrice,
      })),
    ],
  } as const;
  try {
    const { request } = await chain.simulateContract({ ...call, account: operator.account });
    const hash = await operator.writeContract(request);
    const receipt = await chain.waitForTransactionReceipt({ hash });
    return receipt.status === 'success';
  } catch (error) {
    const refused = readRefusal(error);
    if (!refused) throw error;
    if (refused.kind === 'moved') return false;
    const { kind: _, ...whose } = refused;
    const count = await leaveOutReceipts(db, { epoch: draft.number, ...whose });
    if (count === 0) throw error;
    return false;
  }
}

async function readUnrecordedPermissions({ db }: SettleDependencies, charges: readonly DraftCharge[]) {
  const hashes = [...new Set(charges.map((charge) => charge.permissionHash))];
  const recorded = await db.vaultPermission.findMany({
    where: { permissionHash: { in: hashes }, recorded: true },
    select: { permissionHash: true },
  });
  const known = new Set(recorded.map((row) => row.permissionHash));
  const signed = await Promise.all(
    // One that was recorded meanwhile is skipped by the vault.
    hashes.filter((hash) => !known.has(hash)).map((hash) => findPermission(db, hash)),
  );
  return signed.flatMap((found) =>
    found ? [{ permission: permissionMessage(found.permission), signature: found.signature }] : [],
  );
}

type Refusal =
  | { kind: 'account'; account: string; problem: string }
  | { kind: 'permission'; permissionHash: string; problem: string }
  | { kind: 'moved' };

/** Errors whose first argument is the permission they are about. */
const ABOUT_PERMISSION: Readonly<Record<string, string>> = {
  InvalidSignature: 'its signature is no longer valid',
  PermissionMissing: 'it is not on chain',
  PermissionExpired: 'it ended before it could be charged',
  PermissionNotInForce: 'it was revoked before it could be charged',
  ModelNotPermitted: 'it does not name the model',
  PriceAbovePermitted: 'it does not allow the price',
  CapExceeded: 'its cap was exceeded',
};

/** Whose receipts a revert of `settle` is about; null when it is about nobody's. */
function readRefusal(error: unknown): Refusal | null {
  if (!(error instanceof BaseError)) return null;
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (!(reverted instanceof ContractFunctionRevertedError) || !reverted.data) return null;
  const { errorName, args } = reverted.data;
  if (errorName === 'WrongSettlement') return { kind: 'moved' };
  const subject = String(args?.[0] ?? '').toLowerCase();
  if (errorName === 'InsufficientDeposit') {
    const problem = 'The deposit did not cover the fees when they were settled. Nothing was charged.';
    return { kind: 'account', account: subject, problem };
  }
  const reason = ABOUT_PERMISSION[errorName];
  if (!reason) return null;
  return {
    kind: 'permission',
    permissionHash: subject,
    problem: `The vault refused the spending permission: ${reason}. Nothing was charged.`,
  };
}
