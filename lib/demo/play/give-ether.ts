import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** Sends ether for gas, unless the account has at least `amount` wei already. */
export async function giveEther(
  stage: Stage,
  { from, to, amount }: { from: Player; to: Player; amount: bigint },
): Promise<void> {
  if ((await stage.chain.getBalance({ address: to.account })) >= amount) return;
  await sendTransaction(stage, {
    player: from,
    send: (writer) => writer.sendTransaction({ to: to.account, value: amount }),
  });
}
