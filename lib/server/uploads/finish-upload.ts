import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readDatanetSchema } from '@/lib/db/datanet-metadata';
import { findUnknownHashes } from '@/lib/db/known-records';
import { setUploadState, type UploadRow } from '@/lib/db/upload';
import { checkContributionFile } from '@/lib/server/uploads/check-contribution-file';
import { readStaged, removeStaged } from '@/lib/server/uploads/staging-file';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * Checks an upload whose last byte has arrived and moves it to the content store. Can be killed anywhere and run
 * again: the row says `ready` only after the store has the bytes, and the staged ones are removed last.
 * @throws AppError `content-mismatch` (the upload is then refused and its bytes removed), `not-ready` while the
 *   Datanet's schema cannot be read
 */
export async function finishUpload(
  { db, store, staging }: { db: Db; store: ContentStore; staging: string },
  row: UploadRow,
): Promise<void> {
  const { id, datanetId, cid, byteSize, recordsRoot, recordCount } = row;
  if (datanetId === null || recordsRoot === null || recordCount === null) {
    throw new AppError('internal', `Upload ${id} is not one of a contribution.`);
  }
  const schema = await readDatanetSchema(db, datanetId);
  if (!schema) {
    throw new AppError(
      'not-ready',
      `The description of Datanet ${datanetId} cannot be read yet. Try again in a moment.`,
    );
  }
  const bytes = await readStaged(staging, id);
  try {
    const records = await checkContributionFile(bytes, { cid, byteSize, recordsRoot, recordCount, schema });
    const corrected = records.flatMap((record) => (record.supersedes ? [record.supersedes] : []));
    const [unknown] = await findUnknownHashes(db, { datanetId, hashes: corrected });
    if (unknown) {
      throw new AppError(
        'content-mismatch',
        `The upload was refused. It corrects the record ${unknown}, which Datanet ${datanetId} does not have.`,
      );
    }
    await store.put({ cid, bytes });
  } catch (error) {
    if (error instanceof AppError && error.code === 'content-mismatch') {
      await setUploadState(db, { id, state: 'refused', problem: error.message });
      await removeStaged(staging, id);
    }
    throw error;
  }
  await setUploadState(db, { id, state: 'ready' });
  await removeStaged(staging, id);
}
