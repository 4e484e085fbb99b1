import type { Db } from '@/lib/db/client';
import { addJob } from '@/lib/jobs/queue';
import { requireRejected } from '@/lib/jobs/redo-epoch';

/**
 * Has a rejected epoch computed and proposed anew, once what was wrong with it is mended. When it comes out with the
 * rejected root again, it is not proposed: the settlement says so. Throws `not-found`, and `conflict` when the epoch was
 * not rejected with the root that this deployment proposed.
 */
export async function requestRedo({ db }: { db: Db }, { number }: { number: number }): Promise<void> {
  await requireRejected({ db }, number);
  await addJob(db, 'redo-epoch', { number }, { jobKey: `redo-epoch:${number}` });
}
