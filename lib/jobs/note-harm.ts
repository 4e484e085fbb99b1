import type { Pool } from 'pg';
import type { Db } from '@/lib/db/client';
import { executeRows } from '@/lib/db/execute-rows';
import { withTransaction } from '@/lib/db/with-transaction';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { readTrainingSet } from '@/lib/jobs/read-training-set';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * Notes which records a published model's training found harmful, from its training set, for curators and reputations. A
 * model whose training judged no record (none has a harm but "0") leaves no row. Run again, it leaves the same rows.
 * Throws as {@link readTrainingSet}.
 */
export async function noteHarm(
  { db, pool, store }: { db: Db; pool: Pool; store: ContentStore },
  { cid }: JobPayloads['note-harm'],
): Promise<void> {
  const row = await db.modelManifest.findUnique({ where: { cid }, select: { manifest: true } });
  if (!row) return;
  const { records } = await readTrainingSet({ store }, modelManifestSchema.parse(row.manifest));
  if (records.every(({ harm }) => harm === 0n)) return;
  const harmful = records.filter((record) => record.harmful);
  await withTransaction(pool, async (client) => {
    await executeRows(client, {
      types: { contribution: 'int', judged: 'int', harmful: 'int', cid: 'text' },
      rows: countByContribution(records).map((counts) => ({ ...counts, cid })),
      statement: (rows) => `
        INSERT INTO judged_contribution (manifest_cid, contribution_id, judged, harmful)
        SELECT cid, contribution, judged, harmful FROM ${rows} ON CONFLICT DO NOTHING`,
    });
    await executeRows(client, {
      types: { contribution: 'int', index: 'int', harm: 'numeric', cid: 'text' },
      rows: harmful.map(({ contributionId, index, harm }) => ({ contribution: contributionId, index, harm, cid })),
      statement: (rows) => `
        INSERT INTO harmful_record (manifest_cid, contribution_id, index, harm)
        SELECT cid, contribution, index, harm FROM ${rows} ON CONFLICT DO NOTHING`,
    });
  });
}

function countByContribution(
  records: TrainingSet['records'],
): { contribution: number; judged: number; harmful: number }[] {
  const counts = new Map<number, { contribution: number; judged: number; harmful: number }>();
  for (const { contributionId, harmful } of records) {
    const known = counts.get(contributionId) ?? { contribution: contributionId, judged: 0, harmful: 0 };
    known.judged++;
    if (harmful) known.harmful++;
    counts.set(contributionId, known);
  }
  return [...counts.values()];
}
