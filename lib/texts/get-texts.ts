import { cache } from 'react';
import { compiledTexts } from '@/lib/texts/compile-catalogue';
import type { Reader } from '@/lib/texts/locales';
import type { KeyOf, Namespace } from '@/lib/texts/namespaces';
import { knownReader, readReader } from '@/lib/texts/read-reader';
import { sayIn } from '@/lib/texts/say-in';
import type { Say } from '@/lib/texts/sentences';
import { settled } from '@/lib/texts/settled';
import { createTranslator, type Translator } from '@/lib/texts/translator';

/** The texts of one component or page, in the reader's language; for async pages, metadata, actions and routes. */
export function getTexts<N extends Namespace>(namespace: N): Promise<Translator<KeyOf<N>>> {
  return translatorOf(namespace);
}

// One promise per component and request: React's `use` reads it at once when the reader is known, as below a layout.
const translatorOf = cache((namespace: Namespace): Promise<Translator> => {
  const make = (reader: Reader) => createTranslator(compiledTexts(reader.locale, namespace), { namespace, reader });
  const reader = knownReader();
  return reader ? settled(make(reader)) : readReader().then(make);
});

/** Says our English sentences (errors, findings) in the reader's language. */
export const getSay = cache((): Promise<Say> => {
  const reader = knownReader();
  return reader ? settled(sayIn(reader.locale)) : readReader().then(({ locale }) => sayIn(locale));
});
