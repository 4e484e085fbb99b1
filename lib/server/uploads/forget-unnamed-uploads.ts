import type { Db } from '@/lib/db/client';
import { deleteUnnamedUploads } from '@/lib/db/upload';
import { UNSIGNED } from '@/lib/server/uploads/unsigned-uploads';
import type { ContentStore } from '@/lib/storage/content-store';

/** Erases files that came unsigned before `before` and that no contribution on chain has named since. */
export async function forgetUnnamedUploads(
  { db, store }: { db: Db; store: ContentStore },
  { before }: { before: Date },
): Promise<void> {
  for (const cid of await deleteUnnamedUploads(db, { account: UNSIGNED, before })) await store.erase(cid);
}
