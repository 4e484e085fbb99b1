'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { loadSentences } from '@/components/texts/load-sentences';
import type { Locale, Reader } from '@/lib/texts/locales';
import type { KeyOf, Namespace } from '@/lib/texts/namespaces';
import { readTexts } from '@/lib/texts/read-texts';
import { createSay, type Say, type Sentences } from '@/lib/texts/sentences';
import { type CompiledTexts, createTranslator, type Translator } from '@/lib/texts/translator';

// What `#texts` is in the browser, and in components that are rendered for it; server-texts.ts elsewhere.

type Known = {
  reader: Reader;
  texts: Readonly<Record<string, CompiledTexts>>;
  sentences: Sentences | undefined;
};

const TextsContext = createContext<Known | null>(null);

/**
 * Gives what is below it texts (of client components, by namespace, as lib/texts/write-texts.ts writes them), besides
 * those it has already.
 */
export function TextsProvider({ reader, texts, children }: { reader: Reader; texts: string; children: ReactNode }) {
  const above = useContext(TextsContext);
  const sentences = useSentences({ locale: reader.locale, above });
  const value = useMemo(
    () => ({ reader, texts: { ...above?.texts, ...readTexts(texts) }, sentences }),
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

/**
 * The sentences of the pure code that runs in the page. The outermost provider loads them, once the page is there: they
 * are many, and needed only when something goes wrong or is checked.
 */
function useSentences({ locale, above }: { locale: Locale; above: Known | null }): Sentences | undefined {
  const [loaded, setLoaded] = useState<{ locale: Locale; sentences: Sentences }>();
  const outermost = above === null;
  useEffect(() => {
    if (!outermost) return;
    let current = true;
    // Where they cannot be fetched, the sentences stay in English.
    loadSentences(locale)
      ?.then((sentences) => current && setLoaded({ locale, sentences }))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [outermost, locale]);
  return above ? above.sentences : loaded?.locale === locale ? loaded.sentences : undefined;
}

function useKnown(): Known {
  const known = useContext(TextsContext);
  if (!known) throw new Error('Texts are asked for outside TextsProvider');
  return known;
}
