import { parseAbiItem } from 'viem';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

const TRANSFER = parseAbiItem('event Transfer(address indexed from, address indexed to, uint256 value)');

/**
 * Transfers what is missing so that `to` has received `amount` base units from `from` in all, ever: given twice, it is
 * given once, also when the first gift has been spent.
 */
export async function giveOpen(
  stage: Stage,
  { from, to, amount }: { from: Player; to: Pick<Player, 'account'>; amount: bigint },
): Promise<void> {
  const { chain, addresses } = stage;
  const gifts = await chain.getLogs({
    address: addresses.openToken,
    event: TRANSFER,
    args: { from: from.account, to: to.account },
    strict: true,
    fromBlock: 0n,
  });
  const missing = gifts.reduce((rest, gift) => rest - gift.args.value, amount);
  if (missing <= 0n) return;
  await sendTransaction(stage, {
    player: from,
    send: (writer) =>
      writer.writeContract({
        address: addresses.openToken,
        abi: openTokenAbi,
        functionName: 'transfer',
        args: [to.account, missing],
      }),
  });
}
