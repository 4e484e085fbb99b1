import { compiledTexts } from '@/lib/texts/compile-catalogue';
import { DEFAULT_READER, type Reader } from '@/lib/texts/locales';
import type { KeyOf, Namespace, TranslatorOf } from '@/lib/texts/namespaces';
import { createTranslator } from '@/lib/texts/translator';

export const GERMAN: Reader = { locale: 'de', tag: 'de-DE' };

/** The texts of a component, without a page around them; in English unless told. */
export function textsFor<N extends Namespace>(namespace: N, reader: Reader = DEFAULT_READER): TranslatorOf<N> {
  return createTranslator<KeyOf<N>>(compiledTexts(reader.locale, namespace), { namespace, reader });
}
