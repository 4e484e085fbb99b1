import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { allowBond } from '@/lib/chain/allow-bond';
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
  const { chain, operator, addresses } = deps;
  await allowBond({ reader: chain, writer: operator, addresses }, await requireBond(deps, { number, total }));
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

/** What the proposal's bond is. Throws `not-ready` while the operator does not hold it. */
async function requireBond(
  { chain, operator, addresses }: SettleDependencies,
  { number, total }: { number: number; total: bigint },
): Promise<bigint> {
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const owner = operator.account.address;
  const [bond, balance] = await Promise.all([
    chain.readContract({
      address: addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'proposalBond',
      args: [total],
    }),
    chain.readContract({ ...token, functionName: 'balanceOf', args: [owner] }),
  ]);
  if (balance < bond) {
    const missing = formatOpenExact(bond - balance);
    throw new AppError(
      'not-ready',
      `Proposing epoch ${number} needs a bond of ${formatOpenExact(bond)} OPEN, and the operator ${owner.toLowerCase()} holds ${formatOpenExact(balance)}. Send it ${missing} OPEN; it is tried again every minute.`,
      { details: { epoch: number, bond: bond.toString(), balance: balance.toString() } },
    );
  }
  return bond;
}
