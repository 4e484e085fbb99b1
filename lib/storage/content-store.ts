import { join } from 'node:path';
import { env } from '@/lib/env';
import { openFolderStore } from '@/lib/storage/folder-store';
import { openS3Store } from '@/lib/storage/s3-store';

/** Bytes by content identifier (lib/records/compute-cid.ts). What is stored under a CID hashes to it. */
export type ContentStore = {
  /**
   * Stores a file while its bytes stream in, and hashes them on the way. With `cid`, what turns out to have another
   * identifier is dropped. Storing what is there already changes nothing.
   * @throws AppError `content-mismatch` for another CID than the given one, `storage-unavailable`
   */
  put(input: { cid?: string; bytes: AsyncIterable<Uint8Array> | Uint8Array }): Promise<StoredContent>;
  /** The whole file, hashed again before it is returned. @throws AppError `not-found`, `content-mismatch`, `storage-unavailable` */
  get(cid: string): Promise<Uint8Array>;
  /** The file's bytes as they are read, for a download; not hashed again. @throws AppError `not-found`, `storage-unavailable` */
  stream(cid: string): Promise<AsyncIterable<Uint8Array>>;
  has(cid: string): Promise<boolean>;
  /** Removes the file. `remains` is kept in its place, under {@link ContentStore.remains}. Erasing twice is once. */
  erase(cid: string, remains?: Uint8Array): Promise<void>;
  /** What was left of an erased file, or null. */
  remains(cid: string): Promise<Uint8Array | null>;
};

export type StoredContent = { cid: string; byteSize: number };

let store: ContentStore | undefined;

/** The process's content store: the bucket of S3_BUCKET, or the folder DATA_DIR/blobs. */
export function contentStore(): ContentStore {
  store ??= env.S3_BUCKET
    ? openS3Store({
        endpoint: env.S3_ENDPOINT,
        region: env.S3_REGION,
        bucket: env.S3_BUCKET,
        accessKeyId: env.S3_ACCESS_KEY_ID,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY,
      })
    : openFolderStore(join(env.DATA_DIR, 'blobs'));
  return store;
}
