import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { insertMetadataUpload, lockAccountUploads, sumUploadBytes } from '@/lib/db/upload';
import { type DatanetMetadata, LICENCES } from '@/lib/schemas/datanet';
import { MAX_BYTES_A_DAY } from '@/lib/server/uploads/create-upload';
import type { ContentStore } from '@/lib/storage/content-store';

const DAY_MS = 24 * 3600 * 1000;

/**
 * Stores a Datanet's description as canonical JSON, so that a transaction can name it by its CID.
 * @throws AppError `invalid-input` for a licence that is not offered, `rate-limited` past an account's day
 */
export async function storeMetadata(
  { db, store }: { db: Db; store: ContentStore },
  { account, metadata, now }: { account: string; metadata: DatanetMetadata; now: Date },
): Promise<{ cid: string }> {
  if (!Object.hasOwn(LICENCES, metadata.licence)) {
    throw new AppError('invalid-input', `The licence ${metadata.licence} is not one of those offered. Choose another.`);
  }
  const bytes = new TextEncoder().encode(canonicalJson(metadata));
  return db.$transaction(async (tx) => {
    await lockAccountUploads(tx, account);
    const used = await sumUploadBytes(tx, { account, since: new Date(now.getTime() - DAY_MS) });
    if (used + bytes.length > MAX_BYTES_A_DAY) {
      throw new AppError('rate-limited', 'You have uploaded as much as a day allows (500 MB). Go on tomorrow.');
    }
    const { cid } = await store.put({ bytes });
    await insertMetadataUpload(tx, { id: randomUUID(), account, cid, byteSize: bytes.length, createdAt: now });
    return { cid };
  });
}
