import {
  type Address,
  type Client,
  type Hash,
  isAddressEqual,
  type Transaction,
  TransactionNotFoundError,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from 'viem';
import { getTransaction, getTransactionCount, getTransactionReceipt } from 'viem/actions';
import { findMinedWithNonce, UntoldError } from '@/components/wallet/find-mined-with-nonce';
import { hashContent } from '@/components/wallet/hash-content';

/** By what one tells that another took the place of a transaction: the account's number of it, and what it does. */
export type TransactionFacts = { nonce?: number; content?: Hash };

/**
 * How a wait ended. `included` is the transaction itself, or the same one sent again with another fee; `unknown` that its
 * number is used, and the chain does not tell by what.
 */
export type Inclusion =
  | { became: 'included'; receipt: TransactionReceipt }
  | { became: 'cancelled' | 'replaced' | 'unknown' };

/** Within it a node hears of a transaction that another one was given: a slot of Ethereum. */
const HEARD_WITHIN_MS = 12_000;
/** So often in a row the chain may fail to answer, as while a connection comes back. */
const FAILURES = 10;

/**
 * Waits until a transaction is in a block, or until another one has used its number. What is known of it when it is sent
 * is the wallet's next number then: the node's own word, as soon as it has one, is better and passed to `onHeard`; a
 * wallet that pays with another account's transaction has no number here. Throws when the chain stops answering.
 */
export async function waitForInclusion(
  client: Client,
  {
    hash,
    account,
    sentAt,
    facts,
    onHeard,
  }: {
    hash: Hash;
    account: Address;
    /** Milliseconds since 1970. */
    sentAt: number;
    facts: TransactionFacts;
    onHeard?: (facts: TransactionFacts) => void;
  },
): Promise<Inclusion> {
  let known = facts;
  let heard = false;
  for (let failures = 0; ; ) {
    try {
      const ended = await look();
      if (ended) return ended;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures >= FAILURES) {
        if (error instanceof UntoldError) return { became: 'unknown' };
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, client.pollingInterval));
  }

  async function look(): Promise<Inclusion | null> {
    const [receipt, seen] = await Promise.all([findReceipt(client, hash), heard ? null : findPending(client, hash)]);
    if (receipt) return { became: 'included', receipt };
    if (seen) {
      heard = true;
      known = isAddressEqual(seen.from, account) ? { nonce: seen.nonce, content: hashContent(seen) } : {};
      onHeard?.(known);
    }
    if (known.nonce === undefined || (!heard && Date.now() - sentAt < HEARD_WITHIN_MS)) return null;
    const used = await getTransactionCount(client, { address: account });
    return used > known.nonce ? findSuccessor(known.nonce) : null;
  }

  async function findSuccessor(nonce: number): Promise<Inclusion | null> {
    const successor = await findMinedWithNonce(client, { account, nonce });
    // Between two questions it may have been taken into a block after all; then its receipt is next.
    if (!successor || successor.hash === hash) return null;
    if (hashContent(successor) === known.content) {
      const receipt = await findReceipt(client, successor.hash);
      return receipt && { became: 'included', receipt };
    }
    const toItself = successor.to !== null && isAddressEqual(successor.to, account);
    if (toItself && successor.value === 0n) return { became: 'cancelled' };
    return { became: known.content === undefined ? 'unknown' : 'replaced' };
  }
}

function findReceipt(client: Client, hash: Hash): Promise<TransactionReceipt | null> {
  return getTransactionReceipt(client, { hash }).catch((error) => {
    if (error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  });
}

function findPending(client: Client, hash: Hash): Promise<Transaction | null> {
  return getTransaction(client, { hash }).catch((error) => {
    if (error instanceof TransactionNotFoundError) return null;
    throw error;
  });
}
