import { readdirSync } from 'node:fs';

/** The TypeScript files below these folders of the repository, sorted. */
export function listSources(...folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
    .filter((path) => /\.tsx?$/.test(path))
    .sort();
}
