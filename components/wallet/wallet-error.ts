import type { KeyOf, TranslatorOf } from '@/lib/texts/namespaces';
import type { Say } from '@/lib/texts/sentences';

type Values = Readonly<Record<string, string | number>>;

/** What to tell: one of our texts, or an English sentence of lib/chain, said in the reader's language. */
export type WalletWords = { key: KeyOf<'wallet.walletError'>; values?: Values } | { english: string };

/** A failure on the way to the chain; `kind` says what the page should offer next. */
export class WalletError extends Error {
  readonly kind:
    | 'declined'
    | 'replaced'
    | 'not-connected'
    | 'wrong-account'
    | 'wrong-chain'
    | 'no-gas'
    | 'reverted'
    | 'unavailable';
  readonly words: WalletWords;

  constructor(kind: WalletError['kind'], words: WalletWords, options: { cause?: unknown } = {}) {
    super('english' in words ? words.english : words.key, options);
    this.name = 'WalletError';
    this.kind = kind;
    this.words = words;
  }
}

/** What went wrong, for the person. */
export function writeWalletError(t: TranslatorOf<'wallet.walletError'>, say: Say, { words }: WalletError): string {
  return 'english' in words ? say(words.english) : t(words.key, words.values);
}
