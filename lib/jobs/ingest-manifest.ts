import { z } from 'zod';
import { keccak256 } from '@/lib/core/keccak';
import { withTransaction } from '@/lib/db/with-transaction';
import { addJobs } from '@/lib/jobs/add-jobs';
import type { IngestDeps } from '@/lib/jobs/ingest-deps';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { lockNamingEvent } from '@/lib/jobs/lock-naming-event';
import { readNamedFile } from '@/lib/jobs/read-named-file';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';

/** The arguments of ModelVersionPublished that name the version; big integers are kept as decimal text. */
const versionSchema = z.object({
  modelId: z.coerce.number().int(),
  version: z.coerce.number().int(),
  computeProvider: z.string(),
});

/**
 * Reads the manifest of a model version into ModelManifest. A file that does not fit, or whose keccak-256 or
 * compute provider is not the one on chain, leaves no row: the model cannot be asked. A version that was read is prepared for
 * attribution.
 */
export async function ingestManifest(
  { pool, store }: IngestDeps,
  { cid, namedBy }: JobPayloads['ingest-manifest'],
): Promise<void> {
  const file = await readNamedFile(store, { cid, schema: modelManifestSchema });
  if (!file.ok) return;
  const manifest = file.value;
  await withTransaction(pool, async (client) => {
    const event = await lockNamingEvent(client, namedBy);
    if (event?.manifestHash !== keccak256(file.bytes)) return;
    const { modelId, version, computeProvider } = versionSchema.parse(event);
    if (computeProvider.toLowerCase() !== manifest.computeProvider) return;
    await client.query(
      `INSERT INTO model_manifest (cid, name, summary, kind, manifest, weights_cid, search_text)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (cid) DO NOTHING`,
      [
        cid,
        manifest.name,
        manifest.summary,
        manifest.kind,
        JSON.stringify(manifest),
        manifest.weightsCid,
        `${manifest.name}\n${manifest.summary}`,
      ],
    );
    await addJobs(client, [
      { name: 'prepare-model', payload: { modelId, version } },
      { name: 'note-harm', payload: { cid }, jobKey: `note-harm:${cid}` },
    ]);
  });
}
