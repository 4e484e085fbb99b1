import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { findEpoch } from '@/lib/db/earning';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import type { ContentStore } from '@/lib/storage/content-store';

/** The file behind a root that stands on chain, checked against it. Throws `not-ready`, `not-found`, `content-mismatch`. */
export async function readEpochFile(
  { db, store }: { db: Db; store: ContentStore },
  { root }: { root: string },
): Promise<EpochFile> {
  const epoch = await findEpoch(db, { root });
  if (!epoch) throw new AppError('not-ready', `The index has not reached the root ${root} yet. Try again in a moment.`);
  const parsed: unknown = JSON.parse(new TextDecoder().decode(await store.get(epoch.fileCid)));
  const file = epochFileSchema.parse(parsed);
  if (file.root !== epoch.root) {
    throw new AppError('content-mismatch', `The file of epoch ${epoch.number} has another root than the chain.`);
  }
  return file;
}

/** The bytes of an epoch's newest file and their CID, for a download. Throws `not-found`. */
export async function streamEpochFile(
  { db, store }: { db: Db; store: ContentStore },
  { number }: { number: number },
): Promise<{ cid: string; bytes: AsyncIterable<Uint8Array> }> {
  const epoch = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31 ? await findEpoch(db, { number }) : null;
  if (!epoch) throw new AppError('not-found', `There is no epoch ${number}.`);
  return { cid: epoch.fileCid, bytes: await store.stream(epoch.fileCid) };
}
