import type { ClientBase } from 'pg';
import type { Ancestor } from '@/lib/indexer/find-common-ancestor';
import { ingestContributionJob } from '@/lib/indexer/jobs-of-events';
import { addJobs } from '@/lib/jobs/add-jobs';

/**
 * Takes back every block above `ancestor`: the tables under "chain" by the undo journal, and what was read from files
 * that only those blocks named. Within the caller's transaction; the cursor is the caller's to move.
 */
export async function unwind(client: ClientBase, { ancestor }: { ancestor: Ancestor }): Promise<void> {
  const above = [ancestor.number];
  const { rows: touched } = await client.query<{ id: number; withdrawn: boolean }>(
    `SELECT (content->>'id')::int AS id, bool_or(added AND content->>'status' = 'withdrawn') AS withdrawn
     FROM undo.entry WHERE block_number > $1 AND table_name = 'contribution' GROUP BY 1`,
    above,
  );
  const { rows: named } = await client.query<{ cid: string }>(
    `SELECT DISTINCT COALESCE(args->>'metadataCid', args->>'manifestCid', args->>'fileCid') AS cid FROM chain_event
     WHERE block_number > $1 AND name IN ('DatanetCreated', 'MetadataChanged', 'ModelVersionPublished', 'EpochProposed')`,
    above,
  );
  await client.query('SELECT undo.unwind($1)', above);
  // Ingest locks the event or contribution it reads for, so what it was writing is there to be deleted by now.
  await client.query('DELETE FROM chain_event WHERE block_number > $1', above);
  await client.query('DELETE FROM block WHERE number > $1', above);
  await forgetFiles(
    client,
    named.map((row) => row.cid),
  );
  const ids = touched.map((row) => row.id);
  for (const table of [
    'record',
    'record_signature',
    'contribution_file',
    'contribution_ranking',
    'label_doubt',
    'record_resemblance',
  ]) {
    await client.query(
      `DELETE FROM ${table} f WHERE f.contribution_id = ANY ($1) AND NOT EXISTS (SELECT FROM contribution c WHERE c.id = f.contribution_id)`,
      [ids],
    );
  }
  // What was hidden for a withdrawal that did not happen is read again; a contribution that is gone, is passed over.
  await addJobs(
    client,
    touched.filter((row) => row.withdrawn).map((row) => ingestContributionJob(row.id)),
  );
}

/** Deletes what was read from files that no event names any more. */
async function forgetFiles(client: ClientBase, cids: readonly string[]): Promise<void> {
  if (cids.length === 0) return;
  const { rows } = await client.query<{ cid: string }>(
    `SELECT cid FROM unnest($1::text[]) AS vanished(cid) WHERE NOT EXISTS (
       SELECT FROM chain_event e
       WHERE e.name IN ('DatanetCreated', 'MetadataChanged', 'ModelVersionPublished', 'EpochProposed')
         AND COALESCE(e.args->>'metadataCid', e.args->>'manifestCid', e.args->>'fileCid') = vanished.cid)`,
    [cids],
  );
  const orphans = [rows.map((row) => row.cid)];
  await client.query('DELETE FROM datanet_metadata WHERE cid = ANY ($1)', orphans);
  await client.query('DELETE FROM model_manifest WHERE cid = ANY ($1)', orphans);
  await client.query('DELETE FROM epoch_earning WHERE file_cid = ANY ($1)', orphans);
}
