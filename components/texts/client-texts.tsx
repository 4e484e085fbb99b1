'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Reader } from '@/lib/texts/locales';
import type { KeyOf, Namespace } from '@/lib/texts/namespaces';
import { createSay, type Say, type Sentences } from '@/lib/texts/sentences';
import { type CompiledTexts, createTranslator, type Translator } from '@/lib/texts/translator';

// What `#texts` is in the browser, and in components that are rendered for it; server-texts.ts elsewhere.

type Known = { reader: Reader; texts: Readonly<Record<string, CompiledTexts>>; sentences: Sentences | undefined };

const TextsContext = createContext<Known | null>(null);

/** Gives what is below it texts (of client components, by namespace), besides those it has already. */
export function TextsProvider({ reader, texts, sentences, children }: Known & { children: ReactNode }) {
  const above = useContext(TextsContext);
  const value = useMemo(
    () => ({ reader, texts: { ...above?.texts, ...texts }, sentences: sentences ?? above?.sentences }),
    [above, reader, texts, sentences],
  );
  return <TextsContext.Provider value={value}>{children}</TextsContext.Provider>;
}

/** The texts of one component, in the reader's language. */
export function useTexts<N extends Namespace>(namespace: N): Translator<KeyOf<N>> {
  const { reader, texts } = useKnown();
  return useMemo(() => createTranslator<KeyOf<N>>(texts[namespace], { namespace, reader }), [texts, namespace, reader]);
}

/** Whom the page is written for: its language, and the tag by which numbers and dates are written. */
export function useReader(): Reader {
  return useKnown().reader;
}

/** Says our English sentences (errors, findings) in the reader's language. */
export function useSay(): Say {
  const { sentences } = useKnown();
  return useMemo(() => createSay(sentences), [sentences]);
}

function useKnown(): Known {
  const known = useContext(TextsContext);
  if (!known) throw new Error('Texts are asked for outside TextsProvider');
  return known;
}
