import type { Db } from '@/lib/db/client';
import { addJob } from '@/lib/jobs/queue';

/** Queues a settlement of everything attributed so far, as soon as the epoch before is final. Asking twice is asking once. */
export async function requestSettlement({ db }: { db: Db }): Promise<void> {
  await addJob(db, 'settle', {}, { jobKey: 'settle' });
}
