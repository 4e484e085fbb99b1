import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readUploadRow, type UploadRow } from '@/lib/db/upload';
import { type UploadView, uploadSchema } from '@/lib/schemas/upload';
import { UNSIGNED } from '@/lib/server/uploads/unsigned-uploads';

/** An upload's row as its owner may see it. */
export function toUploadView(row: UploadRow): UploadView {
  return uploadSchema.parse(row);
}

/**
 * An account's own upload, or an unsigned one, which who knows its id may go on with. Somebody else's is as absent as one
 * that never was. @throws AppError `not-found`
 */
export async function requireUpload(
  db: Db,
  { id, account }: { id: string; account: string | null },
): Promise<UploadRow> {
  const row = await readUploadRow(db, id);
  if (!row || (row.account !== account && row.account !== UNSIGNED) || row.datanetId === null) {
    throw new AppError('not-found', 'There is no such upload of yours. Choose the file again.', { details: { id } });
  }
  return row;
}
