import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { AppError } from '@/lib/core/errors';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForIndex } from '@/lib/demo/play/wait-for-index';
import { type ClaimArguments, prepareClaim } from '@/lib/server/earnings/prepare-claim';

/**
 * A player claims everything they earned up to the epoch whose root stands, or is due, on chain. Resolves with what was
 * paid, in base units: 0 when there was nothing left to claim.
 */
export async function claimRewards(stage: Stage, player: Player): Promise<bigint> {
  await waitForIndex(stage);
  const claim = await findClaim(stage, player);
  if (!claim) return 0n;
  await sendTransaction(stage, {
    player,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.rewardDistributor,
        abi: rewardDistributorAbi,
        functionName: 'claim',
        args: [claim.account, BigInt(claim.cumulative), claim.proof],
      }),
  });
  return BigInt(claim.amount);
}

async function findClaim(stage: Stage, { account }: Player): Promise<ClaimArguments | null> {
  try {
    return await prepareClaim(stage, { account, now: new Date() });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-ready') return null;
    throw error;
  }
}
