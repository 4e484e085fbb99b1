import type { ClientBase } from 'pg';
import { z } from 'zod';
import { keccak256 } from '@/lib/core/keccak';
import { withTransaction } from '@/lib/db/with-transaction';
import { addJobs } from '@/lib/jobs/add-jobs';
import type { IngestDeps } from '@/lib/jobs/ingest-deps';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { lockNamingEvent } from '@/lib/jobs/lock-naming-event';
import { readNamedFile } from '@/lib/jobs/read-named-file';
import { type ModelManifest, modelManifestSchema } from '@/lib/schemas/model-manifest';

/** The arguments of ModelVersionPublished that name the version; big integers are kept as decimal text. */
const versionSchema = z.object({
  modelId: z.coerce.number().int(),
  version: z.coerce.number().int(),
  computeProvider: z.string(),
  datanets: z.array(z.object({ datanetId: z.coerce.number().int(), version: z.coerce.number().int() })),
});

/**
 * Reads the manifest of a model version into ModelManifest. A file that does not fit, or whose keccak-256, compute
 * provider or Datanet versions are not those on chain, leaves no row: the model cannot be asked. A version that was read
 * is prepared for attribution.
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
    const { modelId, version, computeProvider, datanets } = versionSchema.parse(event);
    if (computeProvider.toLowerCase() !== manifest.computeProvider) return;
    if (!(await restsOn(client, datanets, manifest.datanets))) return;
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

/** Whether a manifest names the Datanet versions that its event does, in that order, with their hashes on chain. */
async function restsOn(
  client: ClientBase,
  named: z.output<typeof versionSchema>['datanets'],
  said: ModelManifest['datanets'],
): Promise<boolean> {
  const { rows } = await client.query<{ hash: string | null }>(
    `SELECT v.manifest_hash AS hash
     FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS n (datanet_id, number, place)
     LEFT JOIN datanet_version v ON v.datanet_id = n.datanet_id AND v.number = n.number
     ORDER BY n.place`,
    [named.map(({ datanetId }) => datanetId), named.map(({ version }) => version)],
  );
  const agrees = ({ datanetId, version, manifestHash }: ModelManifest['datanets'][number], k: number) =>
    datanetId === named[k]?.datanetId && version === named[k]?.version && manifestHash === rows[k]?.hash;
  return said.length === named.length && said.every(agrees);
}
