import type { Address } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { inOpen } from '@/lib/watch/judge-report';

/** Where a bonded transaction goes, and who pays the bond. */
export type Bonded = {
  readonly reader: ChainReader;
  readonly writer: ChainWriter;
  readonly addresses: ContractAddresses;
};

/** What an account needs for a bond and lacks, in words; null when it has all. `bond` in base units. */
export async function findLack({ reader, writer, addresses }: Bonded, bond: bigint): Promise<string | null> {
  const { address } = writer.account;
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const [held, gasMoney] = await Promise.all([
    reader.readContract({ ...token, functionName: 'balanceOf', args: [address] }),
    reader.getBalance({ address }),
  ]);
  if (held < bond)
    return `${address} holds ${inOpen(held)} and the bond is ${inOpen(bond)}; send it ${inOpen(bond - held)} more`;
  if (gasMoney === 0n) return `${address} holds nothing to pay for gas with; send it some of the chain's own currency`;
  return null;
}

/** Challenges a proposed root with a bond that `allowBond` allowed. Returns the transaction; throws as viem does. */
export async function sendChallenge(
  { reader, writer, addresses }: Bonded,
  { epoch, root, reason }: { epoch: number; root: Hex; reason: string },
): Promise<Hex> {
  const call = distributorCall(addresses.rewardDistributor);
  const { request } = await reader.simulateContract({
    ...call,
    account: writer.account,
    functionName: 'challengeEpoch',
    args: [BigInt(epoch), root, reason],
  });
  const hash = await writer.writeContract(request);
  await confirm(reader, hash, `The challenge of epoch ${epoch}`);
  return hash;
}

/** Proposes a root with a bond that `allowBond` allowed. Returns the transaction; throws as viem does. */
export async function sendProposal(
  { reader, writer, addresses }: Bonded,
  { epoch, root, total, fileCid }: { epoch: number; root: Hex; total: bigint; fileCid: string },
): Promise<Hex> {
  const { request } = await reader.simulateContract({
    ...distributorCall(addresses.rewardDistributor),
    account: writer.account,
    functionName: 'proposeEpoch',
    args: [BigInt(epoch), root, total, fileCid],
  });
  const hash = await writer.writeContract(request);
  await confirm(reader, hash, `The proposal of epoch ${epoch}`);
  return hash;
}

function distributorCall(address: Address) {
  return { address, abi: rewardDistributorAbi } as const;
}

async function confirm(reader: ChainReader, hash: Hex, what: string): Promise<void> {
  const { status } = await reader.waitForTransactionReceipt({ hash });
  if (status !== 'success') throw new AppError('conflict', `${what} reverted in transaction ${hash}.`);
}
