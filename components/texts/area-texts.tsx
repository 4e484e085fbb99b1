import type { ReactNode } from 'react';
import { TextsProvider } from '@/components/texts/client-texts';
import { compileArea } from '@/lib/texts/compile-catalogue';
import type { Area } from '@/lib/texts/namespaces';
import { readReader } from '@/lib/texts/read-reader';
import type { CompiledTexts } from '@/lib/texts/translator';
import deSentences from '@/messages/de/sentences.json';

/**
 * Sends the browser the texts that the client components of these areas write (the "client" part of messages/<language>),
 * and no others. Stands in the layout of each part of the site. `sentences` sends those of the pure code that runs in the
 * page, too: once, at the root.
 */
export async function AreaTexts({
  areas,
  sentences = false,
  children,
}: {
  areas: readonly Area[];
  sentences?: boolean;
  children: ReactNode;
}) {
  const reader = await readReader();
  const texts: Record<string, CompiledTexts> = {};
  for (const area of areas) {
    for (const [component, its] of Object.entries(compileArea(reader.locale, area).client)) {
      texts[`${area}.${component}`] = its;
    }
  }
  return (
    <TextsProvider
      reader={reader}
      texts={texts}
      sentences={sentences && reader.locale === 'de' ? deSentences.client : undefined}
    >
      {children}
    </TextsProvider>
  );
}
