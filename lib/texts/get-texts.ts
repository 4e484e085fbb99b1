import { compiledTexts } from '@/lib/texts/compile-catalogue';
import type { KeyOf, Namespace } from '@/lib/texts/namespaces';
import { readReader } from '@/lib/texts/read-reader';
import { createSay, type Say } from '@/lib/texts/sentences';
import { createTranslator, type Translator } from '@/lib/texts/translator';
import deSentences from '@/messages/de/sentences.json';

const SAY: Readonly<Record<string, Say>> = {
  en: createSay(undefined),
  de: createSay({ ...deSentences.client, ...deSentences.server }),
};

/** The texts of one component or page, in the reader's language; for async pages, metadata, actions and routes. */
export async function getTexts<N extends Namespace>(namespace: N): Promise<Translator<KeyOf<N>>> {
  const reader = await readReader();
  return createTranslator(compiledTexts(reader.locale, namespace), { namespace, reader });
}

/** Says our English sentences (errors, findings) in the reader's language. */
export async function getSay(): Promise<Say> {
  const { locale } = await readReader();
  return SAY[locale] ?? ((english) => english);
}
