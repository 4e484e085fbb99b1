import type { CompiledTexts } from '@/lib/texts/translator';

const read = new Map<string, Readonly<Record<string, CompiledTexts>>>();
/** More than there are layouts, times languages. */
const MOST_READ = 200;

/** What lib/texts/write-texts.ts wrote, parsed once. */
export function readTexts(texts: string): Readonly<Record<string, CompiledTexts>> {
  let found = read.get(texts);
  if (!found) {
    if (read.size >= MOST_READ) read.clear();
    found = JSON.parse(texts) as Readonly<Record<string, CompiledTexts>>;
    read.set(texts, found);
  }
  return found;
}
