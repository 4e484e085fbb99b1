import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { findDraft, findUpheldChallenge, reopenDrafts } from '@/lib/db/epoch-draft';
import { listEpochReceiptIds } from '@/lib/db/epoch-receipts';
import { findReceipt } from '@/lib/db/receipt';
import { rewriteAttribution } from '@/lib/db/receipt-attribution';
import { type AttributeDependencies, explainAndDivide } from '@/lib/jobs/attribute';
import { addJob } from '@/lib/jobs/queue';

/**
 * Computes an epoch anew whose root was rejected, after somebody has mended what was wrong: its receipts are attributed
 * and published again where they come out otherwise, and its file and those after it are to be written anew. What was
 * charged stays charged. Can be cut off anywhere. Throws `not-found` for an epoch that this deployment has not settled,
 * `conflict` when no challenge of its root was upheld.
 */
export async function redoEpoch(deps: AttributeDependencies, { number }: { number: number }): Promise<void> {
  const { db } = deps;
  await requireRejected(deps, number);
  for (const id of await listEpochReceiptIds(db, number)) await redoReceipt(deps, id);
  await db.$transaction(async (tx) => {
    await reopenDrafts(tx, number);
    await addJob(tx, 'settle', {}, { jobKey: 'settle' });
  });
}

/** Throws `not-found` or `conflict` unless an epoch of this deployment was rejected with its root. */
export async function requireRejected({ db }: Pick<AttributeDependencies, 'db'>, number: number): Promise<void> {
  const draft = await findDraft(db, number);
  if (!draft) throw new AppError('not-found', `This deployment has settled no epoch ${number}.`);
  if (!(await findUpheldChallenge(db, draft))) {
    throw new AppError('conflict', `Epoch ${number} is not rejected, so there is nothing to compute anew.`);
  }
}

async function redoReceipt(deps: AttributeDependencies, receiptId: string): Promise<void> {
  const { db, store } = deps;
  const receipt = await findReceipt(db, receiptId);
  // What was read from an epoch's file has no question to ask again.
  if (!receipt?.answer || receipt.publishedCid === null) return;
  const { document, shares, records } = await explainAndDivide(deps, receipt);
  const { cid: publishedCid } = await store.put({ bytes: new TextEncoder().encode(canonicalJson(document)) });
  await db.$transaction((tx) => rewriteAttribution(tx, { receiptId, document, publishedCid, shares, records }), {
    maxWait: 20_000,
    timeout: 60_000,
  });
}
