import { erc20Abi } from 'viem';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';

const OPEN = 10n ** 18n;
/** OPEN base units per request. */
export const FAUCET_OPEN = 100n * OPEN;
/** Wei for gas per request. */
export const FAUCET_GAS = 10n ** 18n;
/** An account waits this long between two requests. */
export const FAUCET_PAUSE_MS = 30_000;

const lastGiven = new Map<Hex, number>();
let queue: Promise<unknown> = Promise.resolve();

/**
 * Gives an account OPEN and gas on the local chain; resolves with the token transfer's block when both have arrived.
 * Throws `forbidden` off the local chain, `rate-limited` when the account asked a moment ago, `chain-unavailable`.
 */
export async function giveFromFaucet(
  { chain, giver, local }: { chain: ChainReader; giver: () => ChainWriter; local: boolean },
  { account, token, now }: { account: Hex; token: Hex; now: Date },
): Promise<{ amount: bigint; blockNumber: bigint }> {
  if (!local) throw new AppError('forbidden', 'The faucet runs on the local chain only. Get OPEN elsewhere.');
  const wait = (lastGiven.get(account) ?? 0) + FAUCET_PAUSE_MS - now.getTime();
  if (wait > 0) {
    throw new AppError(
      'rate-limited',
      `The faucet gave to you a moment ago. Ask again in ${Math.ceil(wait / 1000)} s.`,
      {
        details: { retryAfterS: Math.ceil(wait / 1000) },
      },
    );
  }
  lastGiven.set(account, now.getTime());
  // One after the other: two transfers at once would take the same nonce.
  const turn = queue.then(() => transfer({ chain, giver: giver() }, { account, token }));
  queue = turn.catch(() => undefined);
  try {
    return { amount: FAUCET_OPEN, blockNumber: await turn };
  } catch (cause) {
    lastGiven.delete(account);
    throw new AppError('chain-unavailable', 'The local chain did not take the transfer. Try again in a moment.', {
      cause,
    });
  }
}

async function transfer(
  { chain, giver }: { chain: ChainReader; giver: ChainWriter },
  { account, token }: { account: Hex; token: Hex },
): Promise<bigint> {
  const gas = await giver.sendTransaction({ to: account, value: FAUCET_GAS });
  const open = await giver.writeContract({
    address: token,
    abi: erc20Abi,
    functionName: 'transfer',
    args: [account, FAUCET_OPEN],
  });
  await chain.waitForTransactionReceipt({ hash: gas });
  const receipt = await chain.waitForTransactionReceipt({ hash: open });
  if (receipt.status !== 'success') throw new AppError('internal', 'The faucet has no OPEN left.');
  return receipt.blockNumber;
}
