import { globSync } from 'node:fs';

/** The TypeScript files below these folders of the repository, sorted. */
export function listSources(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`)).sort();
}
