import type { Address } from 'viem';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** A player lets a contract take `amount` base units, unless it may already; `atOnce` when it will take that more often. */
export async function allowOpen(
  stage: Stage,
  input: { player: Player; spender: Address; amount: bigint; atOnce?: bigint },
): Promise<void> {
  const { player, spender, amount, atOnce = amount } = input;
  const token = { address: stage.addresses.openToken, abi: openTokenAbi } as const;
  const allowed = await stage.chain.readContract({
    ...token,
    functionName: 'allowance',
    args: [player.account, spender],
  });
  if (allowed >= amount) return;
  await sendTransaction(stage, {
    player,
    send: (writer) => writer.writeContract({ ...token, functionName: 'approve', args: [spender, atOnce] }),
  });
}
