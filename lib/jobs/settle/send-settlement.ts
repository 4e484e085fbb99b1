import {
  BaseError,
  ContractFunctionRevertedError,
  EstimateGasExecutionError,
  InsufficientFundsError,
  LimitExceededRpcError,
  RpcRequestError,
} from 'viem';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import type { Hex } from '@/lib/core/hex';
import type { DraftCharge } from '@/lib/db/epoch-draft';
import { findPermission } from '@/lib/db/permission';
import { mostGas } from '@/lib/jobs/settle/most-gas';
import { type Refusal, readRefusal, refusePermission } from '@/lib/jobs/settle/read-refusal';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';
import { permissionMessage } from '@/lib/schemas/permission';

/** `failed`: it would not go through, or did not, and the vault does not say because of whom. */
export type SettlementOutcome = { kind: 'mined' } | { kind: 'reverted' } | { kind: 'failed'; error: unknown } | Refusal;

type Settlement = { settlementId: number; charges: readonly DraftCharge[] };

/**
 * Sends a settlement to the vault and waits until it is mined. One that would take more gas than it is worth is not sent.
 * Throws what is not about the settlement itself.
 */
export async function sendSettlement(deps: SettleDependencies, settlement: Settlement): Promise<SettlementOutcome> {
  const { chain, operator } = deps;
  const call = await settleCall(deps, settlement);
  if (call.kind === 'permission') return call;
  try {
    const { request } = await chain.simulateContract({ ...call, account: operator.account });
    const gas = await chain.estimateContractGas({ ...call, account: operator.account });
    const [, permissions, charges] = call.args;
    if (gas > mostGas({ permissions: permissions.length, charges: charges.length })) {
      return { kind: 'failed', error: new Error(`The settlement would take ${gas} gas.`) };
    }
    const hash = await operator.writeContract({ ...request, gas });
    const receipt = await chain.waitForTransactionReceipt({ hash });
    return { kind: receipt.status === 'success' ? 'mined' : 'reverted' };
  } catch (error) {
    return readFailure(error);
  }
}

/** What settling these charges would take, in gas; or why they cannot be settled. */
export async function estimateSettlement(
  deps: SettleDependencies,
  settlement: Settlement,
): Promise<{ kind: 'estimated'; gas: bigint } | Exclude<SettlementOutcome, { kind: 'mined' | 'reverted' }>> {
  const call = await settleCall(deps, settlement);
  if (call.kind === 'permission') return call;
  try {
    return {
      kind: 'estimated',
      gas: await deps.chain.estimateContractGas({ ...call, account: deps.operator.account }),
    };
  } catch (error) {
    return readFailure(error);
  }
}

/** The call; or whose permission is not kept here, so that the vault could not be shown it. */
async function settleCall({ db, addresses }: SettleDependencies, { settlementId, charges }: Settlement) {
  const hashes = [...new Set(charges.map((charge) => charge.permissionHash))];
  const recorded = await db.vaultPermission.findMany({
    where: { permissionHash: { in: hashes }, recorded: true },
    select: { permissionHash: true },
  });
  const known = new Set(recorded.map((row) => row.permissionHash));
  const permissions = [];
  for (const hash of hashes) {
    const found = await findPermission(db, hash);
    if (!found) return refusePermission(hash, 'it is not kept here');
    // The vault asks for a signature once; every byte of it is paid for.
    const signature: Hex = known.has(hash) ? '0x' : found.signature;
    permissions.push({ permission: permissionMessage(found.permission), signature });
  }
  return {
    kind: 'call',
    address: addresses.inferenceVault,
    abi: inferenceVaultAbi,
    functionName: 'settle',
    args: [
      BigInt(settlementId),
      permissions,
      // In the order of their permissions, as the vault takes them.
      hashes.flatMap((hash, position) =>
        charges
          .filter(({ permissionHash }) => permissionHash === hash)
          .map(({ modelId, units, unitPrice }) => ({
            permission: BigInt(position),
            modelId: BigInt(modelId),
            units,
            unitPrice,
          })),
      ),
    ],
  } as const;
}

/** A refusal, a failure of the call that nobody is named for; anything else (no node, no ether for gas) is thrown. */
function readFailure(error: unknown): Refusal | { kind: 'failed'; error: unknown } {
  const refusal = readRefusal(error);
  if (refusal) return refusal;
  if (!(error instanceof BaseError)) throw error;
  const has = (...kinds: (abstract new (...args: never[]) => Error)[]) =>
    error.walk((cause) => kinds.some((kind) => cause instanceof kind)) !== null;
  if (has(InsufficientFundsError, LimitExceededRpcError)) throw error;
  if (!has(ContractFunctionRevertedError, EstimateGasExecutionError, RpcRequestError)) throw error;
  return { kind: 'failed', error };
}
