import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@/lib/core/errors';
import { env } from '@/lib/env';

/** Where the bytes of uploads wait until they are all there and checked. */
export function stagingFolder(): string {
  return join(env.DATA_DIR, 'uploads');
}

function pathOf(staging: string, id: string): string {
  return join(staging, `${id}.part`);
}

/** How many bytes of an upload are on the disk. */
export async function measureStaged(staging: string, id: string): Promise<number> {
  try {
    return (await stat(pathOf(staging, id))).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw asStorageError(error);
  }
}

/**
 * Writes a stream at `offset` and says how many bytes it wrote; when the stream breaks off, what had come stays.
 * @throws AppError `too-large` past `limit` bytes in all, `storage-unavailable` when the disk refuses
 */
export async function writeStaged(
  staging: string,
  { id, offset, limit, body }: { id: string; offset: number; limit: number; body: AsyncIterable<Uint8Array> },
): Promise<{ written: number; brokenOff: boolean }> {
  await mkdir(staging, { recursive: true });
  const file = await open(pathOf(staging, id), offset === 0 ? 'w' : 'r+').catch((error) => {
    throw asStorageError(error);
  });
  let position = offset;
  try {
    const reader = body[Symbol.asyncIterator]();
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await reader.next();
      } catch {
        // The sender's connection was cut: it will ask for the offset and go on from there.
        return { written: position - offset, brokenOff: true };
      }
      if (next.done) return { written: position - offset, brokenOff: false };
      if (position + next.value.byteLength > limit) {
        throw new AppError('too-large', `More bytes came than the ${limit} that were declared. Start the upload anew.`);
      }
      await file.write(next.value, 0, next.value.byteLength, position);
      position += next.value.byteLength;
    }
  } catch (error) {
    throw asStorageError(error);
  } finally {
    await file.close();
  }
}

export async function readStaged(staging: string, id: string): Promise<Uint8Array> {
  try {
    return await readFile(pathOf(staging, id));
  } catch (error) {
    throw asStorageError(error);
  }
}

/** Removes an upload's bytes; removing what is not there changes nothing. */
export async function removeStaged(staging: string, id: string): Promise<void> {
  await rm(pathOf(staging, id), { force: true });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function asStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError || !('syscall' in error)) return error;
  const code = 'code' in error ? String(error.code) : 'unknown';
  return new AppError(
    'storage-unavailable',
    `The upload could not be kept (${code}). Check the disk of the data folder.`,
    {
      cause: error,
    },
  );
}
