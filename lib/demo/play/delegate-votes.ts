import { isAddressEqual } from 'viem';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** A holder says who votes with their OPEN, themselves or another, unless they have said so. */
export async function delegateVotes(stage: Stage, { holder, to }: { holder: Player; to: Player }): Promise<void> {
  const token = { address: stage.addresses.openToken, abi: openTokenAbi } as const;
  const chosen = await stage.chain.readContract({ ...token, functionName: 'delegates', args: [holder.account] });
  if (isAddressEqual(chosen, to.account)) return;
  await sendTransaction(stage, {
    player: holder,
    send: (writer) => writer.writeContract({ ...token, functionName: 'delegate', args: [to.account] }),
  });
}
