/** A failure on the way to the chain, in words for the person; `kind` says what the page should offer next. */
export class WalletError extends Error {
  readonly kind: 'declined' | 'not-connected' | 'wrong-account' | 'wrong-chain' | 'reverted' | 'unavailable';

  constructor(kind: WalletError['kind'], message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'WalletError';
    this.kind = kind;
  }
}
