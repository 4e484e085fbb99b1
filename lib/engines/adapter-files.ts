import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@/lib/core/errors';
import type { AdapterFile } from '@/lib/engines/embedded/messages';
import type { ContentStore } from '@/lib/storage/content-store';
import { hashThrough } from '@/lib/storage/hash-through';

/** Files that were asked for last are never removed: one may be read right now. */
const NEVER_REMOVED = 16;

/**
 * Adapters as files on this machine, named by their content, fetched from the content store when they are first asked
 * for. Together at most `mostBytes`: those not asked for longest go first. What an earlier process left is hashed before it
 * is used.
 */
export function openAdapterFiles({
  folder,
  store,
  mostBytes,
  check = () => undefined,
}: {
  folder: string;
  store: Pick<ContentStore, 'get'>;
  mostBytes: number;
  /** Throws where the bytes are no adapter: native code reads files only that were looked at before. */
  check?: (bytes: Uint8Array) => void;
}): { find: (cid: string) => Promise<AdapterFile> } {
  /** The least recently asked for first. */
  const files = new Map<string, Promise<AdapterFile>>();
  let known: Promise<void> | null = null;
  let [left, total]: [Map<string, number>, number] = [new Map(), 0];

  const pathOf = (cid: string) => join(folder, `${cid}.gguf`);

  /** What lies there from before, the oldest first. */
  async function readFolder(): Promise<void> {
    await mkdir(folder, { recursive: true });
    const found = await Promise.all(
      (await readdir(folder)).map(async (name) => ({ name, stats: await stat(join(folder, name)) })),
    );
    for (const { name, stats } of found.sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs)) {
      const cid = /^([a-z2-7]+)\.gguf$/.exec(name)?.[1];
      if (cid) left.set(cid, stats.size);
      else await rm(join(folder, name), { force: true });
    }
    total = [...left.values()].reduce((sum, size) => sum + size, 0);
  }

  async function fetchFile(cid: string): Promise<AdapterFile> {
    const size = left.get(cid);
    left.delete(cid);
    if (size !== undefined) {
      if (await isWhole(pathOf(cid), cid)) return { cid, path: pathOf(cid), bytes: size };
      total -= size;
    }
    const bytes = await store.get(cid);
    requireAdapter(bytes, check);
    await writeWhole(folder, pathOf(cid), bytes);
    total += bytes.byteLength;
    return { cid, path: pathOf(cid), bytes: bytes.byteLength };
  }

  async function makeRoom(): Promise<void> {
    for (const [cid, size] of left) {
      if (total <= mostBytes) return;
      left.delete(cid);
      total -= size;
      await rm(pathOf(cid), { force: true });
    }
    for (const [cid, file] of files) {
      if (total <= mostBytes || files.size <= NEVER_REMOVED) return;
      files.delete(cid);
      total -= (await file).bytes;
      await rm(pathOf(cid), { force: true });
    }
  }

  return {
    find: async (cid) => {
      known ??= readFolder().catch((error: unknown) => {
        known = null;
        throw notKept(error);
      });
      await known;
      const file = files.get(cid) ?? fetchFile(cid);
      files.delete(cid);
      files.set(cid, file);
      try {
        const found = await file;
        await makeRoom();
        return found;
      } catch (error) {
        files.delete(cid);
        if (error instanceof AppError) throw error;
        throw notKept(error);
      }
    },
  };
}

function notKept(cause: unknown): AppError {
  return new AppError('storage-unavailable', 'An adapter could not be kept on this disk. Ask again later.', { cause });
}

function requireAdapter(bytes: Uint8Array, check: (bytes: Uint8Array) => void): void {
  try {
    check(bytes);
  } catch (cause) {
    throw new AppError('not-found', "This model's file is no adapter for the base that is served here.", { cause });
  }
}

async function isWhole(path: string, cid: string): Promise<boolean> {
  try {
    return (await hashThrough(createReadStream(path), async () => {})).cid === cid;
  } catch {
    return false; // gone meanwhile, or unreadable: it is fetched again
  }
}

/** Beside its place first, so that a name never stands for half a file. */
async function writeWhole(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `${randomUUID()}.part`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
