/** A transaction that was sent and not yet seen in a block; kept in the browser, so that a reload can find it again. */
export type PendingTransaction = {
  hash: `0x${string}`;
  chainId: number;
  account: string;
  explain: string;
  /** The place in the page it belongs to, where it has one: see useTransaction. */
  key: string | null;
  /** Milliseconds since 1970. */
  sentAt: number;
};

const STORAGE_KEY = 'tributary.pending-transactions';
const CHANGED = 'tributary:pending-transactions';
const DAY_MS = 86_400_000;

/** What is pending, oldest first. Empty where the browser keeps nothing; what is a day old is forgotten. */
export function readPendingTransactions(): PendingTransaction[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.filter(isPending).filter((one) => Date.now() - one.sentAt < DAY_MS);
  } catch {
    return [];
  }
}

export function addPendingTransaction(transaction: PendingTransaction): void {
  write([...readPendingTransactions().filter((one) => one.hash !== transaction.hash), transaction]);
}

export function removePendingTransaction(hash: string): void {
  write(readPendingTransactions().filter((one) => one.hash !== hash));
}

/** Calls back when the list changes, here or in another tab. Returns how to stop. */
export function watchPendingTransactions(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  addEventListener('storage', onChange);
  return () => {
    removeEventListener(CHANGED, onChange);
    removeEventListener('storage', onChange);
  };
}

function write(list: PendingTransaction[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(list));
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
    /^0x[0-9a-f]{64}$/i.test(one.hash) &&
    typeof one.chainId === 'number' &&
    typeof one.account === 'string' &&
    typeof one.explain === 'string' &&
    (one.key === null || typeof one.key === 'string') &&
    typeof one.sentAt === 'number'
  );
}
