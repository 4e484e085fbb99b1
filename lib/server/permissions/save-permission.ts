import { BaseError, ContractFunctionRevertedError, hashTypedData } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { PROTOCOL_ROLES } from '@/lib/core/protocol-names';
import type { Db } from '@/lib/db/client';
import { insertPermission } from '@/lib/db/permission';
import { permissionMessage, permissionTypedData, type SignedPermission } from '@/lib/schemas/permission';
import { reachChain } from '@/lib/server/reach-chain';

type Deps = {
  db: Db;
  chain: ChainReader;
  chainId: number;
  addresses: Pick<ContractAddresses, 'inferenceVault' | 'protocolParameters'>;
};

/**
 * Keeps a spending permission its account signed, and returns its hash. Whether the signature holds is asked of the
 * vault itself, so that nothing is served that could not be charged; smart accounts are asked by EIP-1271 there.
 * Throws `forbidden` (another account, or a signature the vault refuses), `invalid-input` (deadline), `chain-unavailable`.
 */
export async function savePermission(
  deps: Deps,
  { account, signed, now }: { account: Hex; signed: SignedPermission; now: Date },
): Promise<Hex> {
  const { permission } = signed;
  if (permission.account !== account) {
    throw new AppError(
      'forbidden',
      `This permission is for ${permission.account}. Sign in with that account to use it.`,
    );
  }
  if (permission.deadline * 1000 <= now.getTime()) {
    throw new AppError('invalid-input', 'The permission ends in the past. Choose a later deadline.');
  }
  await checkWithVault(deps, signed);
  const permissionHash = hashTypedData(
    permissionTypedData({ chainId: deps.chainId, vault: deps.addresses.inferenceVault, permission }),
  );
  await insertPermission(deps.db, { ...signed, permissionHash });
  return permissionHash;
}

/** A settlement of this permission and no charge, called and not sent: the vault checks exactly what it will check. */
async function checkWithVault(deps: Deps, signed: SignedPermission): Promise<void> {
  const vault = { address: deps.addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  const [operator, next] = await reachChain(() =>
    Promise.all([
      deps.chain.readContract({
        address: deps.addresses.protocolParameters,
        abi: protocolParametersAbi,
        functionName: 'holderOf',
        args: [PROTOCOL_ROLES.indexOf('operator')],
      }),
      deps.chain.readContract({ ...vault, functionName: 'nextSettlementId' }),
    ]),
  );
  // The id may be taken while this runs; the vault then expects the one after.
  for (const settlementId of [next, next + 1n, next + 2n]) {
    const refusal = await reachChain(() => findRefusal(deps, { operator, settlementId, signed }));
    if (refusal === null) return;
    if (refusal === 'WrongSettlement') continue;
    throw new AppError('forbidden', 'The vault refuses this signature. Sign the permission again with its account.');
  }
  throw new AppError('not-ready', 'Settlements are running just now. Try again in a moment.');
}

/** Name of the vault's error for a settlement of this permission alone, or null when it takes it. */
async function findRefusal(
  { chain, addresses }: Deps,
  { operator, settlementId, signed }: { operator: Hex; settlementId: bigint; signed: SignedPermission },
): Promise<string | null> {
  try {
    await chain.simulateContract({
      address: addresses.inferenceVault,
      abi: inferenceVaultAbi,
      functionName: 'settle',
      account: operator,
      args: [settlementId, [{ permission: permissionMessage(signed.permission), signature: signed.signature }], []],
    });
    return null;
  } catch (error) {
    const reverted = error instanceof BaseError && error.walk((one) => one instanceof ContractFunctionRevertedError);
    if (reverted instanceof ContractFunctionRevertedError) return reverted.data?.errorName ?? 'unknown';
    throw error;
  }
}
