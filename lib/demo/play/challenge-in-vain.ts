import { parseAbiItem } from 'viem';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { allowOpen } from '@/lib/demo/play/allow-open';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

const CHALLENGED = parseAbiItem(
  'event EpochChallenged(uint256 indexed epoch, address indexed challenger, uint256 bond, uint256 resolveBy, string reason)',
);

/** A window with less left is not challenged any more: the transactions take their time. */
const MARGIN_S = 5n;

/**
 * Somebody challenges the proposed epoch with a bond, and the guardian dismisses it, each with a reason; done once. An
 * epoch whose window is over, as after a long interruption, is left alone.
 */
export async function challengeInVain(
  stage: Stage,
  input: { challenger: Player; guardian: Player; epoch: number; doubt: string; answer: string },
): Promise<void> {
  const { challenger, guardian, doubt, answer } = input;
  const { chain, addresses } = stage;
  const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
  const epoch = BigInt(input.epoch);
  const pending = await chain.readContract({ ...distributor, functionName: 'pending' });
  if (pending.epoch !== epoch) return;
  const earlier = await chain.getLogs({
    address: distributor.address,
    event: CHALLENGED,
    args: { epoch },
    fromBlock: 0n,
  });
  if (earlier.length === 0) {
    const { timestamp } = await chain.getBlock({ blockTag: 'pending' });
    if (timestamp + MARGIN_S >= pending.claimableAt) return;
    const bond = await chain.readContract({ ...distributor, functionName: 'challengeBond' });
    await allowOpen(stage, { player: challenger, spender: distributor.address, amount: bond });
    const args = [epoch, pending.root, doubt] as const;
    await sendTransaction(stage, {
      player: challenger,
      send: (writer) => writer.writeContract({ ...distributor, functionName: 'challengeEpoch', args }),
    });
  }
  const open = await chain.readContract({ ...distributor, functionName: 'challenge' });
  if (BigInt(open.challenger) === 0n) return;
  const args = [epoch, pending.root, false, answer] as const;
  await sendTransaction(stage, {
    player: guardian,
    send: (writer) => writer.writeContract({ ...distributor, functionName: 'resolveChallenge', args }),
  });
}
