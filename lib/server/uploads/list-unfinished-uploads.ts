import type { Db } from '@/lib/db/client';
import { listUnfinished } from '@/lib/db/upload';
import type { UploadView } from '@/lib/schemas/upload';
import { toUploadView } from '@/lib/server/uploads/upload-view';

/** The account's uploads to a Datanet that are not all there yet, so that a reloaded page can offer to go on. */
export async function listUnfinishedUploads(
  { db }: { db: Db },
  input: { account: string; datanetId: number },
): Promise<UploadView[]> {
  return (await listUnfinished(db, input)).map(toUploadView);
}
