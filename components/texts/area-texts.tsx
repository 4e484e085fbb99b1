import type { ReactNode } from 'react';
import { TextsProvider } from '@/components/texts/client-texts';
import type { Area, ClientNamespace } from '@/lib/texts/namespaces';
import { readReader } from '@/lib/texts/read-reader';
import { writeTexts } from '@/lib/texts/write-texts';

/**
 * Sends the browser the texts that the client components of these areas write (the "client" part of messages/<language>),
 * or these single components of others, and no more. Stands in the layout of a part of the site, or in a page that needs
 * what its neighbours do not.
 */
export async function AreaTexts({
  areas = [],
  components = [],
  children,
}: {
  areas?: readonly Area[];
  components?: readonly ClientNamespace[];
  children: ReactNode;
}) {
  const reader = await readReader();
  return (
    <TextsProvider reader={reader} texts={writeTexts(reader.locale, { areas, components })}>
      {children}
    </TextsProvider>
  );
}
