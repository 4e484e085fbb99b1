import type { Locale } from '@/lib/texts/locales';
import { createSay, type Say } from '@/lib/texts/sentences';
import dePage from '@/messages/de/sentences/page.json';
import deServer from '@/messages/de/sentences/server.json';

const SAY: Readonly<Record<Locale, Say>> = {
  en: createSay(undefined),
  de: createSay({ ...dePage, ...deServer }),
};

/** Says our English sentences (errors, findings) in a language. */
export function sayIn(locale: Locale): Say {
  return SAY[locale];
}
