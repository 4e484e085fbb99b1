import type { Locale } from '@/lib/texts/locales';
import type { Sentences } from '@/lib/texts/sentences';

/** Null for English, in which the sentences are written; a language without its file here does not compile. */
const LOADERS: Readonly<Record<Locale, (() => Promise<Sentences>) | null>> = {
  en: null,
  de: () => import('@/messages/de/sentences/page.json').then((file) => file.default),
};

/** Loads what the sentences of the code that runs in the page are in a language. */
export function loadSentences(locale: Locale): Promise<Sentences> | undefined {
  return LOADERS[locale]?.();
}
