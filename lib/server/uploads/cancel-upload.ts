import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { deleteUpload } from '@/lib/db/upload';
import { removeStaged } from '@/lib/server/uploads/staging-file';
import { requireUpload } from '@/lib/server/uploads/upload-view';

/** Gives an unfinished upload up and removes its bytes. @throws AppError `not-found`, `conflict` when it is finished */
export async function cancelUpload(
  { db, staging }: { db: Db; staging: string },
  { id, account }: { id: string; account: string | null },
): Promise<void> {
  const row = await requireUpload(db, { id, account });
  if (row.state === 'ready') throw new AppError('conflict', 'The upload is finished; there is nothing to give up.');
  await deleteUpload(db, id);
  await removeStaged(staging, id);
}
