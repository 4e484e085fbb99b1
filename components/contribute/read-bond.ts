import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { AppError } from '@/lib/core/errors';
import { formatOpen } from '@/lib/core/units';

/**
 * The bond that the chain asks of a contribution now, base units. Throws `conflict` when it is more than the page told,
 * `chain-unavailable` when the chain does not answer.
 */
export async function readBond({
  chain,
  datanetId,
  told,
}: {
  chain: ChainConfig;
  datanetId: number;
  told: bigint;
}): Promise<bigint> {
  const { getBrowserReader } = await import('@/components/wallet/chain-reader');
  const [bond] = await getBrowserReader(chain)
    .readContract({
      address: chain.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'stakesOf',
      args: [BigInt(datanetId)],
    })
    .catch((cause) => {
      throw new AppError('chain-unavailable', 'The chain does not answer just now. Try again in a moment.', { cause });
    });
  if (bond > told) {
    throw new AppError(
      'conflict',
      `The owner asks for a bond of ${formatOpen(bond)} OPEN by now. Reload the page, then decide whether you contribute.`,
    );
  }
  return bond;
}
