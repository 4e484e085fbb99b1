import type { ReactNode } from 'react';
import { TextsProvider } from '@/components/texts/client-texts';
import type { Area } from '@/lib/texts/namespaces';
import { readReader } from '@/lib/texts/read-reader';
import { writeTexts } from '@/lib/texts/write-texts';

/**
 * Sends the browser the texts that the client components of these areas write (the "client" part of messages/<language>),
 * and no others. Stands in the layout of each part of the site.
 */
export async function AreaTexts({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const reader = await readReader();
  return (
    <TextsProvider reader={reader} texts={writeTexts(reader.locale, areas)}>
      {children}
    </TextsProvider>
  );
}
