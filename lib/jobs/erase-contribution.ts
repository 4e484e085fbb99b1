import { z } from 'zod';
import { canonicalJson } from '@/lib/core/canonical-json';
import { withTransaction } from '@/lib/db/with-transaction';
import { findContribution, lockContribution } from '@/lib/jobs/contribution-row';
import type { IngestDeps } from '@/lib/jobs/ingest-deps';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { findMismatch, readRecords } from '@/lib/jobs/read-contribution-file';
import { type RecordRemains, writeContributionFile, writeRecords } from '@/lib/jobs/write-records';
import { isCid } from '@/lib/records/compute-cid';
import { hashSchema } from '@/lib/schemas/hex';

/** What stays of an erased file in the content store, so that a rebuilt index holds the same hashes. */
const remainsSchema = z.strictObject({
  version: z.literal(1),
  records: z.array(z.strictObject({ hash: hashSchema, supersedes: hashSchema.optional() })),
});

const WITHDRAWN = 'Its contributor withdrew it: the text is erased, and only the hashes are kept.';

/**
 * Empties the records of a withdrawn contribution down to their hashes, and, when the withdrawal is final, erases the
 * file; unless a contribution that is not withdrawn names the same file, or the file holds no records: anybody can name
 * any file in a contribution, and what is a model's weights or an epoch's file is not theirs to erase.
 */
export async function eraseContribution(
  { pool, store }: IngestDeps,
  { contributionId, final }: JobPayloads['erase-contribution'],
): Promise<void> {
  const contribution = await findContribution(pool, contributionId);
  if (contribution?.status !== 'withdrawn') return;
  const records = await readRemains({ store }, contribution.cid);
  const signed = records !== null && findMismatch(records, contribution) === null ? records : [];
  const erase = await withTransaction(pool, async (client) => {
    const now = await lockContribution(client, contribution);
    if (now?.status !== 'withdrawn') return false;
    await writeRecords(client, now, signed);
    await writeContributionFile(client, { contributionId, state: 'unreadable', problem: WITHDRAWN, byteSize: 0 });
    const { rowCount } = await client.query(
      `SELECT FROM contribution WHERE cid = $1 AND status <> 'withdrawn' LIMIT 1`,
      [now.cid],
    );
    return rowCount === 0;
  });
  if (!erase || !final || records === null) return;
  await store.erase(contribution.cid, new TextEncoder().encode(canonicalJson({ version: 1, records })));
}

/** The hashes of a file's records, from what was left of it or from the file; null when it is missing or no file of records. */
async function readRemains({ store }: Pick<IngestDeps, 'store'>, cid: string): Promise<RecordRemains[] | null> {
  if (!isCid(cid)) return null;
  const left = await store.remains(cid);
  if (left) return remainsSchema.parse(JSON.parse(new TextDecoder().decode(left))).records;
  const file = await readRecords(store, cid);
  if (file.state !== 'readable') return null;
  return file.records.map(({ hash, supersedes }) => (supersedes === undefined ? { hash } : { hash, supersedes }));
}
