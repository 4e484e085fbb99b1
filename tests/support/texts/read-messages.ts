import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@/lib/texts/locales';

/** Texts by area, side (client, server), component and key. */
export type Catalogue = Record<string, Record<string, Record<string, Record<string, string>>>>;

const ROOT = join(import.meta.dirname, '../../../messages');

/** A language's texts, read from their files: the browser tests' runner imports no JSON. */
export function readCatalogue(locale: Locale): Catalogue {
  const files = readdirSync(join(ROOT, locale)).filter((name) => name.endsWith('.json') && name !== 'dev-wallet.json');
  return Object.fromEntries(files.map((name) => [name, readJson(join(ROOT, locale, name))]));
}

/** The German of our English sentences: of those said in the page, on the server, and by the reference of the API. */
export function readSentences(side: 'page' | 'server' | 'api'): Record<string, string> {
  return readJson(join(ROOT, 'de/sentences', `${side}.json`));
}

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, 'utf8'));
}
