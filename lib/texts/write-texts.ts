import { compileArea, compiledTexts } from '@/lib/texts/compile-catalogue';
import type { Locale } from '@/lib/texts/locales';
import type { Area, ClientNamespace } from '@/lib/texts/namespaces';

const written = new Map<string, string>();

/**
 * The texts that the browser needs for these areas and these single components, by namespace, as JSON: one string is sent
 * much faster than the hundreds of small lists in it, and is written once per process.
 */
export function writeTexts(
  locale: Locale,
  { areas, components }: { areas: readonly Area[]; components: readonly ClientNamespace[] },
): string {
  const key = [locale, ...areas, ...components].join(' ');
  let texts = written.get(key);
  if (texts === undefined) {
    const client = areas.flatMap((area) =>
      Object.entries(compileArea(locale, area).client).map(
        ([component, its]) => [`${area}.${component}`, its] as const,
      ),
    );
    const single = components.map((namespace) => [namespace, compiledTexts(locale, namespace)] as const);
    texts = JSON.stringify(Object.fromEntries([...client, ...single]));
    written.set(key, texts);
  }
  return texts;
}
