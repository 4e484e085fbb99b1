import type { Locale } from '@/lib/texts/locales';
import type en from '@/messages/en/dev-wallet.json';

/**
 * What the development wallet calls the contracts, their functions and arguments: tables of plain words. They are no area of
 * texts (lib/texts), since no page but the wallet's window needs them: they are loaded when it opens.
 */
export type DevWords = { readonly [Table in keyof typeof en]: Readonly<Record<string, string>> } & {
  /** BCP 47, for numbers and dates. */
  readonly tag: string;
};

/** The words in a language. */
export async function loadDevWords(locale: Locale): Promise<DevWords> {
  const { default: words } =
    locale === 'de' ? await import('@/messages/de/dev-wallet.json') : await import('@/messages/en/dev-wallet.json');
  return { ...words, tag: locale === 'de' ? 'de-DE' : 'en-GB' };
}
