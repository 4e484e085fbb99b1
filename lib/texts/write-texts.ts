import { compileArea } from '@/lib/texts/compile-catalogue';
import type { Locale } from '@/lib/texts/locales';
import type { Area } from '@/lib/texts/namespaces';

const written = new Map<string, string>();

/**
 * The texts that the browser needs for these areas, by namespace, as JSON: one string is sent much faster than the
 * hundreds of small lists in it, and is written once per process.
 */
export function writeTexts(locale: Locale, areas: readonly Area[]): string {
  const key = [locale, ...areas].join(' ');
  let texts = written.get(key);
  if (texts === undefined) {
    const client = areas.flatMap((area) =>
      Object.entries(compileArea(locale, area).client).map(
        ([component, its]) => [`${area}.${component}`, its] as const,
      ),
    );
    texts = JSON.stringify(Object.fromEntries(client));
    written.set(key, texts);
  }
  return texts;
}
