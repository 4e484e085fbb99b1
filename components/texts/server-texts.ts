import { use } from 'react';
import { getSay, getTexts } from '@/lib/texts/get-texts';
import type { Reader } from '@/lib/texts/locales';
import type { KeyOf, Namespace } from '@/lib/texts/namespaces';
import { readReader } from '@/lib/texts/read-reader';
import type { Say } from '@/lib/texts/sentences';
import type { Translator } from '@/lib/texts/translator';

// What `#texts` is while a page is rendered on the server (package.json, imports); client-texts.tsx in the browser.

/** The texts of one component, in the reader's language. Inside an async component: lib/texts/get-texts. */
export function useTexts<N extends Namespace>(namespace: N): Translator<KeyOf<N>> {
  return use(getTexts(namespace));
}

/** Whom the page is written for: its language, and the tag by which numbers and dates are written. */
export function useReader(): Reader {
  return use(readReader());
}

/** Says our English sentences (errors, findings) in the reader's language. */
export function useSay(): Say {
  return use(getSay());
}
