import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { computeCid } from '@/lib/records/compute-cid';

/** Reads files by their identifiers, once each: what was read is kept in a folder and hashed again when it is used. */
export function openFileCache(
  folder: string,
  fetchFile: (cid: string) => Promise<Uint8Array>,
): (cid: string) => Promise<Uint8Array> {
  return async (cid) => {
    const path = join(folder, cid);
    const kept = await readFile(path).catch(() => null);
    if (kept && (await computeCid(kept)) === cid) return new Uint8Array(kept);
    const bytes = await fetchFile(cid);
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    return bytes;
  };
}
