import type { Db } from '@/lib/db/client';

/**
 * Of these model versions, the adapters that no run of this site made: nobody here computed the gradients that their
 * records would be paid by, and a receipt built on false ones would not hold.
 */
export function listUncomputedAdapters(
  db: Pick<Db, '$queryRaw'>,
  versions: readonly { readonly modelId: number; readonly version: number }[],
): Promise<{ modelId: number; version: number }[]> {
  return db.$queryRaw`
    SELECT v.model_id AS "modelId", v.number AS version
    FROM unnest(${versions.map(({ modelId }) => modelId)}::int[], ${versions.map(({ version }) => version)}::int[])
      AS n (model_id, number)
    JOIN model_version v ON v.model_id = n.model_id AND v.number = n.number
    JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE f.kind = 'adapter' AND NOT EXISTS (
      SELECT FROM training_run r WHERE r.manifest_cid = v.manifest_cid AND r.state = 'succeeded')`;
}
