import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A text that the base reads, and what its manifest says of it. */
export type BaseText = {
  readonly title: string;
  readonly licence: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly text: string;
};

/**
 * The books of a folder by name, then this project's own documents: what stands in a file, with one line break where a book
 * wraps lines. Throws where the folder is absent.
 */
export function readTexts(books: string): BaseText[] {
  if (!existsSync(books)) throw new Error(`There are no books at ${books}. Say where they are: --books FOLDER.`);
  const names = (folder: string, ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => join(folder, name));
  const read = (file: string, about: { title: string; licence: string }): BaseText => {
    const content = readFileSync(file);
    const text = content.toString('utf8').replace(/\r\n/g, '\n');
    return {
      ...about,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      text: file.endsWith('.txt') ? text.replace(/([^\n])\n(?!\n)/g, '$1 ') : text,
    };
  };
  return [
    ...names(books, '.txt').map((file) => read(file, { title: titleOf(file), licence: 'public domain' })),
    ...['README.md', ...names('docs', '.md')].map((file) =>
      read(file, { title: `Tributary: ${file.replaceAll('\\', '/')}`, licence: 'MIT' }),
    ),
  ];
}

/** Of Pride and Prejudice's kind: words that a title does not capitalise. */
const SMALL = new Set(['a', 'and', 'in', 'of', 'the', 'to']);

/** `tale-of-two-cities.txt` → “Tale of Two Cities”. */
function titleOf(file: string): string {
  const words = basename(file, '.txt').split('-');
  return words
    .map((word, index) => (index > 0 && SMALL.has(word) ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`))
    .join(' ');
}
