import type { Locale } from '@/lib/texts/locales';
import type { Sentences } from '@/lib/texts/sentences';

/** Loads what the sentences of the code that runs in the page are in a language; English is the one they are written in. */
export function loadSentences(locale: Locale): Promise<Sentences> | undefined {
  return locale === 'de' ? import('@/messages/de/sentences/page.json').then((file) => file.default) : undefined;
}
