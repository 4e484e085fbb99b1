import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { readRevert } from '@/lib/chain/read-revert';
import { AppError } from '@/lib/core/errors';
import { formatOpenExact } from '@/lib/core/units';
import type { EpochDraft } from '@/lib/db/epoch-draft';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';
import { hashSchema } from '@/lib/schemas/hex';

/**
 * Sends an epoch's proposal with its bond, for which the distributor is given exactly the allowance it needs. False when
 * another proposal came first. Throws `not-ready` with the amount that is missing when the operator holds too little OPEN.
 */
export async function sendProposal(
  deps: SettleDependencies,
  { number, root, total, fileCid }: EpochDraft,
): Promise<boolean> {
  if (root === null || total === null || fileCid === null) {
    throw new AppError('internal', `Epoch ${number} is to be proposed and has no file.`);
  }
  await allowBond(deps, { number, total });
  const { chain, operator, addresses } = deps;
  try {
    const hash = await operator.writeContract({
      address: addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'proposeEpoch',
      args: [BigInt(number), hashSchema.parse(root), total, fileCid],
    });
    const receipt = await chain.waitForTransactionReceipt({ hash });
    return receipt.status === 'success';
  } catch (error) {
    if (readRevert(error)?.name === 'EpochPending') return false;
    throw error;
  }
}

async function allowBond(
  { chain, operator, addresses }: SettleDependencies,
  { number, total }: { number: number; total: bigint },
): Promise<void> {
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const owner = operator.account.address;
  const [bond, balance, allowance] = await Promise.all([
    chain.readContract({
      address: addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'proposalBond',
      args: [total],
    }),
    chain.readContract({ ...token, functionName: 'balanceOf', args: [owner] }),
    chain.readContract({ ...token, functionName: 'allowance', args: [owner, addresses.rewardDistributor] }),
  ]);
  if (balance < bond) {
    const missing = formatOpenExact(bond - balance);
    throw new AppError(
      'not-ready',
      `Proposing epoch ${number} needs a bond of ${formatOpenExact(bond)} OPEN, and the operator ${owner.toLowerCase()} holds ${formatOpenExact(balance)}. Send it ${missing} OPEN; it is tried again every minute.`,
      { details: { epoch: number, bond: bond.toString(), balance: balance.toString() } },
    );
  }
  if (allowance >= bond) return;
  const hash = await operator.writeContract({
    ...token,
    functionName: 'approve',
    args: [addresses.rewardDistributor, bond],
  });
  await chain.waitForTransactionReceipt({ hash });
}
