import type { Hex } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { DEPLOYMENT_ORDER } from '@/lib/chain/addresses';
import type { ChainReader } from '@/lib/chain/clients';

/** Of a creation: the transaction, each word of its code, and each byte of the code that stays (EIP-2028, EIP-3860). */
const GAS = { creation: 53_000n, zeroByte: 4n, otherByte: 16n, word: 2n, storedByte: 200n };

/**
 * The gas that deploying the contracts takes, up to some ten per cent more. A node cannot be asked: the later ones run
 * only where the earlier ones are. The creation code stands for the code that stays, which makes up for what it runs.
 */
export function estimateDeploymentGas(
  deployData: Readonly<Record<keyof ContractAddresses, Hex>>,
  missing: readonly (keyof ContractAddresses)[] = DEPLOYMENT_ORDER,
): bigint {
  return missing.reduce((sum, name) => sum + estimateCreation(deployData[name]), 0n);
}

function estimateCreation(data: Hex): bigint {
  const bytes = data.slice(2).match(/../g) ?? [];
  const zeros = BigInt(bytes.filter((byte) => byte === '00').length);
  const length = BigInt(bytes.length);
  const calldata = zeros * GAS.zeroByte + (length - zeros) * GAS.otherByte;
  return GAS.creation + calldata + ((length + 31n) / 32n) * GAS.word + length * GAS.storedByte;
}

/** What a unit of gas costs a transaction sent now, in wei. */
export async function readGasPrice(reader: ChainReader): Promise<bigint> {
  const fees = await reader.estimateFeesPerGas().catch(() => null); // a chain before EIP-1559
  return fees?.maxFeePerGas ?? reader.getGasPrice();
}
