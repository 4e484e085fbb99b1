import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { TextsProvider } from '@/components/texts/client-texts';
import { compileArea } from '@/lib/texts/compile-catalogue';
import { DEFAULT_READER, type Reader } from '@/lib/texts/locales';
import type { Area } from '@/lib/texts/namespaces';
import type { CompiledTexts } from '@/lib/texts/translator';

/** The markup of what is drawn with the texts of these areas, in English unless told. */
export function renderWithTexts(node: ReactNode, areas: readonly Area[], reader: Reader = DEFAULT_READER): string {
  const texts: Record<string, CompiledTexts> = {};
  for (const area of areas) {
    const { client, server } = compileArea(reader.locale, area);
    for (const [component, its] of Object.entries({ ...client, ...server })) texts[`${area}.${component}`] = its;
  }
  return renderToStaticMarkup(
    <TextsProvider reader={reader} texts={JSON.stringify(texts)}>
      {node}
    </TextsProvider>,
  );
}
