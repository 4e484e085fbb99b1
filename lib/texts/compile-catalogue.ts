import compile from 'icu-minify/compile';
import type { Locale } from '@/lib/texts/locales';
import type { Area } from '@/lib/texts/namespaces';
import type { CompiledTexts } from '@/lib/texts/translator';
import { de } from '@/messages/de';
import { en } from '@/messages/en';

/** A language's compiled texts of an area: what its pages write on the server, and what its components need in the browser. */
export type CompiledArea = Readonly<Record<'client' | 'server', Readonly<Record<string, CompiledTexts>>>>;

type RawArea = Record<'client' | 'server', Record<string, Record<string, string>>>;

const RAW: Readonly<Record<Locale, Record<Area, unknown>>> = { en, de };
const compiled = new Map<string, CompiledArea>();

/** An area's texts in a language, compiled once per process (ICU MessageFormat). Throws on a message that is no ICU. */
export function compileArea(locale: Locale, area: Area): CompiledArea {
  const key = `${locale}/${area}`;
  let found = compiled.get(key);
  if (!found) {
    const raw = RAW[locale][area] as RawArea;
    found = { client: compileComponents(raw.client), server: compileComponents(raw.server) };
    compiled.set(key, found);
  }
  return found;
}

/** The texts of one component, wherever it is drawn. */
export function compiledTexts(locale: Locale, namespace: string): CompiledTexts | undefined {
  const dot = namespace.indexOf('.');
  const area = compileArea(locale, namespace.slice(0, dot) as Area);
  const component = namespace.slice(dot + 1);
  return area.server[component] ?? area.client[component];
}

function compileComponents(components: Record<string, Record<string, string>>): Record<string, CompiledTexts> {
  return Object.fromEntries(
    Object.entries(components).map(([component, texts]) => [
      component,
      Object.fromEntries(Object.entries(texts).map(([key, message]) => [key, compileMessage(message)])),
    ]),
  );
}

function compileMessage(message: string) {
  try {
    // As plain objects: React sends no others to the browser, and the compiler's have no prototype.
    return JSON.parse(JSON.stringify(compile(message)));
  } catch (cause) {
    throw new Error(`This text is no ICU message: ${message}`, { cause });
  }
}
