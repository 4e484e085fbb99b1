import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';
import { env } from '@/lib/env';

const GRACE_MS = 60_000;

/** Resolves when the epoch's challenge window has passed and its rewards can be claimed. */
export async function waitForFinality(
  { chain, addresses }: Pick<Stage, 'chain' | 'addresses'>,
  { epoch }: { epoch: number },
): Promise<void> {
  await pollUntil(
    async () => {
      const [claimable] = await chain.readContract({
        address: addresses.rewardDistributor,
        abi: rewardDistributorAbi,
        functionName: 'claimableEpoch',
        // A chain that mines on demand has no block at the present time yet.
        blockTag: 'pending',
      });
      return claimable >= BigInt(epoch) || null;
    },
    {
      what: `The end of the challenge window of epoch ${epoch}`,
      timeoutMs: 1000 * env.CHALLENGE_WINDOW_S + GRACE_MS,
      everyMs: 500,
    },
  );
}
