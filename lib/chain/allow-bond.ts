import { openTokenAbi } from '@/contracts-abi/open-token';
import type { ContractAddresses } from '@/lib/chain/chain-config';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';

/**
 * Lets the distributor take a bond in OPEN base units, unless it may already; exactly that much, and waits until it is so.
 * Throws `conflict` when the approval reverts.
 */
export async function allowBond(
  {
    reader,
    writer,
    addresses,
  }: {
    reader: ChainReader;
    writer: ChainWriter;
    addresses: Pick<ContractAddresses, 'openToken' | 'rewardDistributor'>;
  },
  bond: bigint,
): Promise<void> {
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const args = [writer.account.address, addresses.rewardDistributor] as const;
  if ((await reader.readContract({ ...token, functionName: 'allowance', args })) >= bond) return;
  const hash = await writer.writeContract({
    ...token,
    functionName: 'approve',
    args: [addresses.rewardDistributor, bond],
  });
  const { status } = await reader.waitForTransactionReceipt({ hash });
  if (status !== 'success')
    throw new AppError('conflict', `The allowance for the bond reverted in transaction ${hash}.`);
}
