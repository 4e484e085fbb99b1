import type { ReactNode } from 'react';
import { TextsProvider } from '@/components/texts/client-texts';
import { compileArea } from '@/lib/texts/compile-catalogue';
import type { Area } from '@/lib/texts/namespaces';
import { readReader } from '@/lib/texts/read-reader';
import type { CompiledTexts } from '@/lib/texts/translator';

/**
 * Sends the browser the texts that the client components of these areas write (the "client" part of messages/<language>),
 * and no others. Stands in the layout of each part of the site.
 */
export async function AreaTexts({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const reader = await readReader();
  const texts: Record<string, CompiledTexts> = {};
  for (const area of areas) {
    for (const [component, its] of Object.entries(compileArea(reader.locale, area).client)) {
      texts[`${area}.${component}`] = its;
    }
  }
  return (
    <TextsProvider reader={reader} texts={texts}>
      {children}
    </TextsProvider>
  );
}
