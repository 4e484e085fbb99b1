import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import type { TestChain } from '@/tests/support/start-chain';

// Published accounts are named by their index. None of these reads the index; amounts are OPEN base units.

/** Proposes an epoch as `proposer` (the operator by default) with the bond it needs, which the account must hold. */
export async function proposeEpoch(
  chain: TestChain,
  {
    proposer = LOCAL_ROLES.operator,
    epoch,
    root,
    total,
    fileCid,
  }: { proposer?: number; epoch: bigint; root: Hex; total: bigint; fileCid: string },
): Promise<Hex> {
  const distributor = distributorOf(chain);
  const bond = await chain.reader.readContract({ ...distributor, functionName: 'proposalBond', args: [total] });
  await approve(chain, { index: proposer, amount: bond });
  const args = [epoch, root, total, fileCid] as const;
  return confirm(
    chain,
    await chain.walletFor(proposer).writeContract({ ...distributor, functionName: 'proposeEpoch', args }),
  );
}

/** Gives `challenger` the bond that a challenge needs now and challenges the pending root with it. Resolves with the bond. */
export async function challengeEpoch(
  chain: TestChain,
  { challenger, epoch, reason }: { challenger: number; epoch: bigint; reason: string },
): Promise<bigint> {
  const distributor = distributorOf(chain);
  const bond = await chain.reader.readContract({ ...distributor, functionName: 'challengeBond' });
  await chain.giveOpen(challenger, bond);
  await approve(chain, { index: challenger, amount: bond });
  const { root } = await chain.reader.readContract({ ...distributor, functionName: 'pending' });
  const args = [epoch, root, reason] as const;
  await confirm(
    chain,
    await chain.walletFor(challenger).writeContract({ ...distributor, functionName: 'challengeEpoch', args }),
  );
  return bond;
}

/** The guardian says who is right in the open challenge. */
export async function resolveChallenge(
  chain: TestChain,
  { epoch, upheld, reason }: { epoch: bigint; upheld: boolean; reason: string },
): Promise<Hex> {
  const distributor = distributorOf(chain);
  const { root } = await chain.reader.readContract({ ...distributor, functionName: 'pending' });
  const call = { ...distributor, functionName: 'resolveChallenge', args: [epoch, root, upheld, reason] } as const;
  return confirm(chain, await chain.walletFor(LOCAL_ROLES.guardian).writeContract(call));
}

function distributorOf({ addresses }: TestChain) {
  return { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
}

async function approve(chain: TestChain, { index, amount }: { index: number; amount: bigint }): Promise<void> {
  const { openToken, rewardDistributor } = chain.addresses;
  const call = { address: openToken, abi: openTokenAbi, functionName: 'approve' } as const;
  await confirm(chain, await chain.walletFor(index).writeContract({ ...call, args: [rewardDistributor, amount] }));
}

async function confirm({ reader }: TestChain, hash: Hex): Promise<Hex> {
  const { status } = await reader.waitForTransactionReceipt({ hash });
  if (status !== 'success') throw new Error(`The transaction ${hash} reverted.`);
  return hash;
}
