/** One thing that a wallet will ask, in words. */
export type WalletAsk = {
  /** What goes to the chain; what is only signed; several calls that the wallet carries out as one. */
  kind: 'transaction' | 'signature' | 'batch';
  explain: string;
  limit?: string;
};

/** What is told before a wallet opens. */
export type WalletReview = {
  asks: readonly WalletAsk[];
  /** Base units of OPEN that leave the wallet. */
  takes: bigint;
  /** Wei, about; null where the chain does not say, or nothing is sent. */
  fee: bigint | null;
  /** Whether the wallet is on another chain, and will ask about that first. */
  switches?: boolean;
};

export type ReviewRequest = WalletReview & { resolve: (open: boolean) => void };

const SKIP_KEY = 'tributary.wallet-review';
const NOTHING: readonly ReviewRequest[] = [];

let queue: readonly ReviewRequest[] = NOTHING;
const listeners = new Set<() => void>();

/** The review to show now, or null. */
export function currentReview(): ReviewRequest | null {
  return queue[0] ?? null;
}

export function watchReviews(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells what the wallet will ask; resolves with whether it shall be opened. At once for who has chosen not to be told. */
export function reviewBeforeWallet(review: WalletReview): Promise<boolean> {
  if (skipsReview()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const request: ReviewRequest = {
      ...review,
      resolve: (open) => {
        change(queue.filter((one) => one !== request));
        resolve(open);
      },
    };
    change([...queue, request]);
  });
}

export function skipsReview(): boolean {
  try {
    return localStorage.getItem(SKIP_KEY) === 'skip';
  } catch {
    // Storage can be forbidden: then it is told each time.
    return false;
  }
}

/** Remembers in this browser whether a review is wanted before the wallet opens; who watches is told. */
export function setSkipsReview(skip: boolean): void {
  try {
    if (skip) localStorage.setItem(SKIP_KEY, 'skip');
    else localStorage.removeItem(SKIP_KEY);
  } catch {
    // See skipsReview.
  }
  for (const listener of listeners) listener();
}

function change(next: readonly ReviewRequest[]): void {
  queue = next;
  for (const listener of listeners) listener();
}
