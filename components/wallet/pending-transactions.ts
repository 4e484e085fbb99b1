import type { TransactionFacts } from '@/components/wallet/wait-for-inclusion';

/** A transaction that was sent and not yet seen in a block; kept in the browser, so that a later visit can find it. */
export type PendingTransaction = TransactionFacts & {
  hash: `0x${string}`;
  chainId: number;
  account: string;
  explain: string;
  /** The place in the page it belongs to (see useTransaction); an allowance has none. */
  key: string | null;
  /** The path of the page that it is about, where it is known. */
  about?: string;
  /** Milliseconds since 1970. */
  sentAt: number;
  /** The wallet's name for several calls that it carries out as one (EIP-5792); then `hash` says nothing yet. */
  batchId?: string;
};

/** What became of one that is no longer pending. */
export type PastTransaction = PendingTransaction & { outcome: 'confirmed' | 'failed'; words: string; endedAt: number };

const PENDING_KEY = 'tributary.pending-transactions';
const PAST_KEY = 'tributary.past-transactions';
const CHANGED = 'tributary:pending-transactions';
const DAY_MS = 86_400_000;
const KEPT_PAST = 20;

/** What is pending, oldest first. Empty where the browser keeps nothing; what is a week old is forgotten. */
export function readPendingTransactions(): PendingTransaction[] {
  return readList(PENDING_KEY)
    .filter(isPending)
    .filter((one) => Date.now() - one.sentAt < 7 * DAY_MS);
}

/** What ended in this browser, newest first. */
export function readPastTransactions(): PastTransaction[] {
  return readList(PAST_KEY).filter(isPast);
}

export function addPendingTransaction(transaction: PendingTransaction): void {
  write(PENDING_KEY, [...readPendingTransactions().filter((one) => one.hash !== transaction.hash), transaction]);
}

/** Notes what a pending transaction turns out to be. */
export function notePendingTransaction(hash: string, facts: TransactionFacts): void {
  const list = readPendingTransactions();
  if (list.some((one) => one.hash === hash))
    write(
      PENDING_KEY,
      list.map((one) => (one.hash === hash ? { ...one, ...facts } : one)),
    );
}

/**
 * Takes one off the list; with an outcome it stays among the past ones, under the hash that the chain has it by: one sent
 * again with another fee, or with others at once, has not the one it was sent as.
 */
export function removePendingTransaction(
  hash: string,
  ended?: Pick<PastTransaction, 'outcome' | 'words' | 'about'> & { minedAs?: PastTransaction['hash'] },
): void {
  const list = readPendingTransactions();
  const found = list.find((one) => one.hash === hash);
  if (found && ended) {
    const { minedAs, about = found.about, ...outcome } = ended;
    const { batchId, ...known } = found;
    const one: PastTransaction = {
      ...(minedAs ? { ...known, hash: minedAs } : found),
      ...{ ...outcome, about, endedAt: Date.now() },
    };
    // Another tab may have followed it to its end, too.
    const others = readPastTransactions().filter((past) => past.hash !== one.hash);
    write(PAST_KEY, [one, ...others].slice(0, KEPT_PAST));
  }
  write(
    PENDING_KEY,
    list.filter((one) => one.hash !== hash),
  );
}

/** Calls back when a list changes, here or in another tab. Returns how to stop. */
export function watchPendingTransactions(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  addEventListener('storage', onChange);
  return () => {
    removeEventListener(CHANGED, onChange);
    removeEventListener('storage', onChange);
  };
}

function readList(key: string): unknown[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function write(key: string, list: readonly PendingTransaction[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // Without storage a reload forgets the hash; the chain does not, and the page shows what the chain says.
  }
  dispatchEvent(new Event(CHANGED));
}

function isPending(value: unknown): value is PendingTransaction {
  if (typeof value !== 'object' || value === null) return false;
  const one: Partial<Record<keyof PendingTransaction, unknown>> = value;
  return (
    typeof one.hash === 'string' &&
    /^0x[0-9a-f]+$/i.test(one.hash) &&
    typeof one.chainId === 'number' &&
    typeof one.account === 'string' &&
    typeof one.explain === 'string' &&
    (one.key === null || typeof one.key === 'string') &&
    typeof one.sentAt === 'number' &&
    (one.about === undefined || (typeof one.about === 'string' && /^\/(?!\/)/.test(one.about))) &&
    (one.nonce === undefined || typeof one.nonce === 'number') &&
    (one.content === undefined || typeof one.content === 'string') &&
    (one.batchId === undefined || typeof one.batchId === 'string')
  );
}

function isPast(value: unknown): value is PastTransaction {
  if (!isPending(value)) return false;
  const one: Partial<Record<keyof PastTransaction, unknown>> = value;
  return (
    (one.outcome === 'confirmed' || one.outcome === 'failed') &&
    typeof one.words === 'string' &&
    typeof one.endedAt === 'number'
  );
}
