import {
  type Address,
  BaseError,
  type Client,
  HttpRequestError,
  isAddressEqual,
  TimeoutError,
  type Transaction,
} from 'viem';
import { getBlock, getBlockNumber, getTransactionCount } from 'viem/actions';

/** The chain answers, but does not tell by which transaction a number was used: it may have forgotten old blocks. */
export class UntoldError extends Error {
  override name = 'UntoldError';
}

/**
 * The transaction by which an account used a number (nonce); null while it is not used. Throws UntoldError, or what viem
 * throws when the chain cannot be reached.
 *
 * The account's count only grows, so the block is found by bisection: from the newest back in doubled steps, since it is
 * mostly near and nodes forget the state of old blocks.
 */
export async function findMinedWithNonce(
  client: Client,
  { account, nonce }: { account: Address; nonce: number },
): Promise<Transaction | null> {
  const usedAt = async (blockNumber: bigint) =>
    (await getTransactionCount(client, { address: account, blockNumber })) > nonce;
  try {
    let after = await getBlockNumber(client, { cacheTime: 0 });
    if (!(await usedAt(after))) return null;
    let before = after;
    for (let step = 1n; before > 0n; step *= 2n) {
      before = after > step ? after - step : 0n;
      if (before === 0n || !(await usedAt(before))) break;
      after = before;
    }
    while (after - before > 1n) {
      const middle = (before + after) / 2n;
      if (await usedAt(middle)) after = middle;
      else before = middle;
    }
    const { transactions } = await getBlock(client, { blockNumber: after, includeTransactions: true });
    const found = transactions.find((one) => one.nonce === nonce && isAddressEqual(one.from, account));
    if (!found) throw new UntoldError(`Block ${after} has no transaction ${nonce} of ${account}.`);
    return found;
  } catch (cause) {
    if (cause instanceof UntoldError || isUnreachable(cause)) throw cause;
    throw new UntoldError(`The blocks around transaction ${nonce} of ${account} cannot be read.`, { cause });
  }
}

function isUnreachable(error: unknown): boolean {
  return (
    error instanceof BaseError &&
    error.walk((cause) => cause instanceof HttpRequestError || cause instanceof TimeoutError) !== null
  );
}
