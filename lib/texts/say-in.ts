import type { Locale } from '@/lib/texts/locales';
import { createSay, type Say } from '@/lib/texts/sentences';
import deApi from '@/messages/de/sentences/api.json';
import dePage from '@/messages/de/sentences/page.json';
import deServer from '@/messages/de/sentences/server.json';

const SAY: Readonly<Record<Locale, Say>> = {
  en: createSay(undefined),
  de: createSay({ ...dePage, ...deServer, ...deApi }),
};

/** Says our English sentences (errors, findings) in a language. */
export function sayIn(locale: Locale): Say {
  return SAY[locale];
}
