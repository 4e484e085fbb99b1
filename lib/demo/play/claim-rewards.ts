import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { AppError } from '@/lib/core/errors';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { epochProofs } from '@/lib/rewards/build-epoch';
import { epochFileSchema } from '@/lib/schemas/epoch';

/**
 * A player claims everything they earned up to the epoch whose root stands, or is due, on chain. Resolves with what was
 * paid, in base units: 0 when there was nothing left to claim.
 */
export async function claimRewards(stage: Stage, player: Player): Promise<bigint> {
  const { chain, addresses } = stage;
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const [[epoch], claimed] = await Promise.all([
    chain.readContract({ ...distributor, functionName: 'claimableEpoch', blockTag: 'pending' }),
    chain.readContract({ ...distributor, functionName: 'claimedOf', args: [player.account] }),
  ]);
  if (epoch === 0n) return 0n;
  const { earnings } = await readEpochFile(stage, Number(epoch));
  const line = earnings.findIndex(({ account }) => account === player.account);
  const cumulative = earnings[line]?.cumulative ?? 0n;
  if (cumulative <= claimed) return 0n;
  const proof = epochProofs(earnings)[line] ?? [];
  await sendTransaction(stage, {
    player,
    send: (writer) =>
      writer.writeContract({ ...distributor, functionName: 'claim', args: [player.account, cumulative, proof] }),
  });
  return cumulative - claimed;
}

async function readEpochFile({ db, store }: Stage, number: number) {
  const epoch = await db.epoch.findFirst({
    where: { number, status: { not: 'rejected' } },
    select: { fileCid: true },
  });
  if (!epoch) throw new AppError('not-ready', `The index has not seen epoch ${number} yet. Try again in a moment.`);
  return epochFileSchema.parse(JSON.parse(new TextDecoder().decode(await store.get(epoch.fileCid))));
}
