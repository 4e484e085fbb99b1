import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { advanceUpload } from '@/lib/db/upload';
import type { UploadView } from '@/lib/schemas/upload';
import { finishUpload } from '@/lib/server/uploads/finish-upload';
import { measureStaged, writeStaged } from '@/lib/server/uploads/staging-file';
import { requireUpload, toUploadView } from '@/lib/server/uploads/upload-view';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * Takes the bytes of an upload from `offset` on, and checks and stores the file once the last one is there. A cut
 * connection keeps what had come. The row's offset moves only from where this call began, so of two that write at
 * once one is told to ask for the offset.
 * @throws AppError `conflict` with the right offset in `details.offset`; `content-mismatch`, `too-large`, `not-found`
 */
export async function receiveChunk(
  deps: { db: Db; store: ContentStore; staging: string },
  {
    id,
    account,
    offset,
    body,
  }: { id: string; account: string | null; offset: number; body: AsyncIterable<Uint8Array> },
): Promise<UploadView> {
  const { db, staging } = deps;
  const row = await requireUpload(db, { id, account });
  if (row.state === 'ready') return toUploadView(row);
  if (row.state === 'refused') throw new AppError('content-mismatch', row.problem, { details: { id } });

  // The disk can have less than the row says after a power cut or on another machine.
  const staged = await measureStaged(staging, id);
  const expected = Math.min(row.receivedBytes, staged);
  if (expected < row.receivedBytes) await advanceUpload(db, { id, from: row.receivedBytes, to: expected });
  if (offset !== expected) throw wrongOffset({ given: offset, expected });

  const { written, brokenOff } = await writeStaged(staging, { id, offset, limit: row.byteSize, body });
  const receivedBytes = offset + written;
  if (!(await advanceUpload(db, { id, from: offset, to: receivedBytes }))) {
    const current = await requireUpload(db, { id, account });
    throw wrongOffset({ given: offset, expected: current.receivedBytes });
  }
  if (brokenOff || receivedBytes < row.byteSize) return toUploadView({ ...row, receivedBytes });
  await finishUpload(deps, row);
  return toUploadView({ ...row, receivedBytes, state: 'ready' });
}

function wrongOffset({ given, expected }: { given: number; expected: number }): AppError {
  return new AppError('conflict', `The upload stands at byte ${expected}, not ${given}. Go on from there.`, {
    details: { offset: expected },
  });
}
