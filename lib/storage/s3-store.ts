import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { AppError } from '@/lib/core/errors';
import { computeCid } from '@/lib/records/compute-cid';
import { contentKey } from '@/lib/storage/content-key';
import type { ContentStore, StoredContent } from '@/lib/storage/content-store';
import { hashThrough, requireSameCid } from '@/lib/storage/hash-through';

export type S3Place = {
  /** Empty for Amazon's own. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** A content store in a bucket of an S3-compatible store: an object gets its name only after its bytes were hashed. */
export function openS3Store(place: S3Place): ContentStore {
  const Bucket = place.bucket;
  const client = new S3Client({
    region: place.region,
    ...(place.endpoint ? { endpoint: place.endpoint, forcePathStyle: true } : {}),
    ...(place.accessKeyId
      ? { credentials: { accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey } }
      : {}),
    // Stores other than Amazon's refuse checksums they do not know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

  async function read(key: string): Promise<AsyncIterable<Uint8Array> | null> {
    const body = await unlessMissing(async () => (await client.send(new GetObjectCommand({ Bucket, Key: key }))).Body);
    if (!body) return null;
    const pieces: unknown = body;
    if (isByteStream(pieces)) return pieces;
    throw new AppError('internal', 'The object store answered with a body that cannot be read as a stream.');
  }

  async function isThere(key: string): Promise<boolean> {
    return (await unlessMissing(() => client.send(new HeadObjectCommand({ Bucket, Key: key })))) !== null;
  }

  async function uploadHashed(key: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredContent> {
    const body = new PassThrough({ highWaterMark: 1 << 20 });
    const upload = new Upload({ client, params: { Bucket, Key: key, Body: body }, queueSize: 2, partSize: 8 << 20 });
    const finished = upload.done();
    // Looked at below; a failure before that must not count as unhandled.
    finished.catch(() => body.destroy());
    try {
      const stored = await hashThrough(bytes, async (piece) => {
        if (!body.write(piece)) await Promise.race([drained(body), finished]);
      });
      body.end();
      await finished;
      return stored;
    } catch (error) {
      await upload.abort();
      throw error;
    }
  }

  const remove = (key: string) => client.send(new DeleteObjectCommand({ Bucket, Key: key }));

  return {
    async put({ cid, bytes }) {
      if (cid !== undefined) contentKey(cid);
      const temporary = `incoming/${randomUUID()}`;
      return guard('The file could not be stored', async () => {
        const stored = await uploadHashed(temporary, bytes);
        try {
          requireSameCid(cid, stored.cid);
          const Key = contentKey(stored.cid);
          await client.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${temporary}` }));
        } finally {
          await remove(temporary);
        }
        return stored;
      });
    },
    async get(cid) {
      return guard('The file could not be read', async () => {
        const bytes = await collect(await read(contentKey(cid)));
        if (!bytes) throw notFound(cid);
        requireSameCid(cid, await computeCid(bytes));
        return bytes;
      });
    },
    async stream(cid) {
      return guard('The file could not be read', async () => {
        const pieces = await read(contentKey(cid));
        if (!pieces) throw notFound(cid);
        return pieces;
      });
    },
    has: (cid) => guard('The content store could not be read', () => isThere(contentKey(cid))),
    erase: (cid, remains) =>
      guard('The file could not be erased', async () => {
        if (remains) {
          await client.send(new PutObjectCommand({ Bucket, Key: contentKey(cid, 'remains'), Body: remains }));
        }
        await remove(contentKey(cid));
      }),
    remains: (cid) => guard('The file could not be read', async () => collect(await read(contentKey(cid, 'remains')))),
  };
}

async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (
      error instanceof S3ServiceException &&
      error.$metadata.httpStatusCode === 404 &&
      error.name !== 'NoSuchBucket'
    ) {
      return null;
    }
    throw error;
  }
}

/** Errors of the store become `storage-unavailable`, without the address; the source's own errors pass. */
async function guard<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const fromStore = error instanceof S3ServiceException || (error instanceof Error && 'syscall' in error);
    if (!fromStore) throw error;
    throw new AppError('storage-unavailable', `${what} (${error.name}). Check S3_* and the object store.`, {
      cause: error,
    });
  }
}

async function collect(pieces: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | null> {
  if (!pieces) return null;
  const kept: Uint8Array[] = [];
  for await (const piece of pieces) kept.push(piece);
  return new Uint8Array(Buffer.concat(kept));
}

function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => stream.once('drain', () => resolve()));
}

function isByteStream(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function notFound(cid: string): AppError {
  return new AppError('not-found', `No file ${cid} is in the content store.`, { details: { cid } });
}
