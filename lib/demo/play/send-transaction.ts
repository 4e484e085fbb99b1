import { BaseError, type Hex, NonceTooLowError, type TransactionReceipt } from 'viem';
import { AppError } from '@/lib/core/errors';
import type { Player } from '@/lib/demo/play/player';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForIndex } from '@/lib/demo/play/wait-for-index';

const ATTEMPTS = 5;

/** The last send of each account: the next one waits for it, so that two at once do not take the same nonce. */
const lastSends = new Map<string, Promise<unknown>>();

/**
 * Sends a player's transaction and resolves with its receipt once it has succeeded and the index has its block. Throws
 * what viem says when it would revert, `conflict` when it was mined and reverted.
 */
export async function sendTransaction(
  stage: Stage,
  { player, send }: { player: Player; send: (writer: Player['writer']) => Promise<Hex> },
): Promise<TransactionReceipt> {
  const sending = (lastSends.get(player.account) ?? Promise.resolve())
    .catch(() => undefined) // its own caller hears of it
    .then(() => sendWithFreshNonce(() => send(player.writer)));
  lastSends.set(player.account, sending);
  const hash = await sending;
  const receipt = await stage.chain.waitForTransactionReceipt({ hash });
  if (receipt.status !== 'success') {
    throw new AppError('conflict', `The transaction ${hash} reverted. What it should do was not done.`);
  }
  await waitForIndex(stage, receipt.blockNumber);
  return receipt;
}

// The published accounts are everybody's: a visitor acting as the same one may take the nonce in between. Such a
// transaction was refused before it was mined, so it may be sent anew.
async function sendWithFreshNonce(send: () => Promise<Hex>): Promise<Hex> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const taken = error instanceof BaseError && error.walk((one) => one instanceof NonceTooLowError) !== null;
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}
