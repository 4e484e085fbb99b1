import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { findDraft, findIndexedProposal, updateDraft } from '@/lib/db/epoch-draft';
import { addJob } from '@/lib/jobs/queue';

/**
 * After the guardian rejected an epoch and what was wrong is repaired: has its file built and proposed anew. Its fees
 * were charged and stay so. Throws `not-found`, and `conflict` when the newest proposal was not rejected.
 */
export async function reproposeEpoch({ db }: { db: Db }, { number }: { number: number }): Promise<void> {
  const [draft, proposal] = await Promise.all([findDraft(db, number), findIndexedProposal(db, number)]);
  if (!draft) throw new AppError('not-found', `This deployment has settled no epoch ${number}.`);
  if (draft.state !== 'proposed' || proposal?.status !== 'rejected') {
    throw new AppError('conflict', `Epoch ${number} is not rejected, so there is nothing to propose anew.`);
  }
  await db.$transaction(async (tx) => {
    await updateDraft(tx, { number, state: 'charged' });
    await addJob(tx, 'settle', {}, { jobKey: 'settle' });
  });
}
