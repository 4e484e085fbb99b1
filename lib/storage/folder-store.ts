import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '@/lib/core/errors';
import { computeCid } from '@/lib/records/compute-cid';
import { contentKey } from '@/lib/storage/content-key';
import type { ContentStore } from '@/lib/storage/content-store';
import { hashThrough, requireSameCid } from '@/lib/storage/hash-through';

/**
 * A content store in a folder. A file is written beside its place, flushed to the disk and renamed, so that a name
 * never stands for half a file, also after a power cut.
 */
export function openFolderStore(folder: string): ContentStore {
  const pathOf = (cid: string) => join(folder, contentKey(cid));
  const remainsOf = (cid: string) => join(folder, contentKey(cid, 'remains'));

  return {
    async put({ cid, bytes }) {
      if (cid !== undefined) contentKey(cid);
      const temporary = join(folder, 'incoming', randomUUID());
      try {
        await mkdir(dirname(temporary), { recursive: true });
        const stored = await writeHashed(temporary, bytes);
        requireSameCid(cid, stored.cid);
        await moveInto(temporary, pathOf(stored.cid));
        return stored;
      } catch (error) {
        throw asStorageError(error, 'The file could not be stored');
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async get(cid) {
      const bytes = await readIfThere(pathOf(cid));
      if (!bytes) throw notFound(cid);
      requireSameCid(cid, await computeCid(bytes));
      return bytes;
    },
    async stream(cid) {
      if (!(await isThere(pathOf(cid)))) throw notFound(cid);
      return createReadStream(pathOf(cid), { highWaterMark: 1 << 18 });
    },
    has: (cid) => isThere(pathOf(cid)),
    async erase(cid, remains) {
      const path = pathOf(cid);
      if (remains) {
        const temporary = join(folder, 'incoming', randomUUID());
        await mkdir(dirname(temporary), { recursive: true });
        await writeHashed(temporary, remains);
        await moveInto(temporary, remainsOf(cid));
      }
      await rm(path, { force: true });
    },
    remains: (cid) => readIfThere(remainsOf(cid)),
  };
}

async function writeHashed(path: string, bytes: AsyncIterable<Uint8Array> | Uint8Array) {
  const file = await open(path, 'wx');
  try {
    const stored = await hashThrough(bytes, async (piece) => {
      await file.writeFile(piece);
    });
    await file.sync();
    return stored;
  } finally {
    await file.close();
  }
}

async function moveInto(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rename(temporary, path);
  const parent = await open(dirname(path), 'r');
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw asStorageError(error, 'The file could not be read');
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw asStorageError(error, 'The content store could not be read');
  }
}

function notFound(cid: string): AppError {
  return new AppError('not-found', `No file ${cid} is in the content store.`, { details: { cid } });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What the disk says in a code (ENOSPC, EACCES, …) becomes an AppError; the source's own errors pass. */
function asStorageError(error: unknown, what: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError || !('syscall' in error)) return error;
  const code = 'code' in error ? String(error.code) : 'unknown';
  return new AppError('storage-unavailable', `${what} (${code}). Check the disk of the data folder.`, { cause: error });
}
