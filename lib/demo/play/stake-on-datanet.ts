import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { allowOpen } from '@/lib/demo/play/allow-open';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** A curator stakes what is missing so that `amount` base units of theirs are at risk on the Datanet. */
export async function stakeOnDatanet(
  stage: Stage,
  { curator, datanetId, amount }: { curator: Player; datanetId: number; amount: bigint },
): Promise<void> {
  const staking = { address: stage.addresses.curatorStaking, abi: curatorStakingAbi } as const;
  const staked = await stage.chain.readContract({
    ...staking,
    functionName: 'stakeOf',
    args: [BigInt(datanetId), curator.account],
  });
  const missing = amount - staked.amount;
  if (missing <= 0n) return;
  await allowOpen(stage, { player: curator, spender: staking.address, amount: missing });
  await sendTransaction(stage, {
    player: curator,
    send: (writer) => writer.writeContract({ ...staking, functionName: 'stake', args: [BigInt(datanetId), missing] }),
  });
}
