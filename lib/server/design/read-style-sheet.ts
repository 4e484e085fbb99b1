import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The product's style sheet as it is written: the colours of /design are read from it, not copied. */
export function readStyleSheet(): Promise<string> {
  return readFile(join(process.cwd(), 'app', 'globals.css'), 'utf8');
}
