import { withTransaction } from '@/lib/db/with-transaction';
import type { IngestDeps } from '@/lib/jobs/ingest-deps';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { lockNamingEvent } from '@/lib/jobs/lock-naming-event';
import { readNamedFile } from '@/lib/jobs/read-named-file';
import { datanetMetadataSchema } from '@/lib/schemas/datanet';

/**
 * Reads the file that describes a Datanet into DatanetMetadata. A file that does not fit leaves no row: the Datanet is
 * shown as one whose description cannot be read.
 */
export async function ingestMetadata(
  { pool, store }: IngestDeps,
  { cid, namedBy }: JobPayloads['ingest-metadata'],
): Promise<void> {
  const file = await readNamedFile(store, { cid, schema: datanetMetadataSchema });
  if (!file.ok) return;
  const { name, summary, description, tags, licence, schema, similarity } = file.value;
  await withTransaction(pool, async (client) => {
    if (!(await lockNamingEvent(client, namedBy))) return;
    await client.query(
      `INSERT INTO datanet_metadata (cid, name, summary, description, tags, licence, schema, similarity, search_text)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (cid) DO NOTHING`,
      [
        cid,
        name,
        summary,
        description,
        tags,
        licence,
        JSON.stringify(schema),
        similarity === undefined ? null : JSON.stringify(similarity),
        [name, summary, tags.join(' '), description].join('\n'),
      ],
    );
  });
}
