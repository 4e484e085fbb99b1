import { cache } from 'react';
import { compiledTexts } from '@/lib/texts/compile-catalogue';
import type { Locale } from '@/lib/texts/locales';
import type { KeyOf, Namespace } from '@/lib/texts/namespaces';
import { readReader } from '@/lib/texts/read-reader';
import { createSay, type Say } from '@/lib/texts/sentences';
import { createTranslator, type Translator } from '@/lib/texts/translator';
import dePage from '@/messages/de/sentences/page.json';
import deServer from '@/messages/de/sentences/server.json';

const SAY: Readonly<Record<Locale, Say>> = {
  en: createSay(undefined),
  de: createSay({ ...dePage, ...deServer }),
};

/** The texts of one component or page, in the reader's language; for async pages, metadata, actions and routes. */
export function getTexts<N extends Namespace>(namespace: N): Promise<Translator<KeyOf<N>>> {
  return translatorOf(namespace);
}

// One promise per component and request: React's `use` waits for it once, and reads it at once from then on.
const translatorOf = cache(async (namespace: Namespace): Promise<Translator> => {
  const reader = await readReader();
  return createTranslator(compiledTexts(reader.locale, namespace), { namespace, reader });
});

/** Says our English sentences (errors, findings) in the reader's language. */
export const getSay = cache(async (): Promise<Say> => {
  const { locale } = await readReader();
  return SAY[locale];
});
