import type { Db } from '@/lib/db/client';

/**
 * Of these model versions, those whose manifest names another compute provider or other Datanet versions than the chain,
 * or a base that is no parent of its model there: the same file may be published twice, with other words about it.
 */
export function listContradictedManifests(
  db: Pick<Db, '$queryRaw'>,
  versions: readonly { readonly modelId: number; readonly version: number }[],
): Promise<{ modelId: number; version: number }[]> {
  return db.$queryRaw`
    SELECT v.model_id AS "modelId", v.number AS version
    FROM unnest(${versions.map(({ modelId }) => modelId)}::int[], ${versions.map(({ version }) => version)}::int[])
      AS n (model_id, number)
    JOIN model_version v ON v.model_id = n.model_id AND v.number = n.number
    JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE f.manifest ->> 'computeProvider' <> v.compute_provider
      OR (f.kind = 'adapter' AND NOT EXISTS (
          SELECT FROM model_parent p
          WHERE p.model_id = v.model_id AND p.parent_id = (f.manifest -> 'base' ->> 'modelId')::int))
      OR (SELECT string_agg(concat(d.datanet_id, ' ', d.datanet_version), ',' ORDER BY d.datanet_id)
          FROM model_version_datanet d WHERE d.model_id = v.model_id AND d.version = v.number)
        IS DISTINCT FROM
         (SELECT string_agg(concat(one ->> 'datanetId', ' ', one ->> 'version'), ',' ORDER BY place)
          FROM jsonb_array_elements(f.manifest -> 'datanets') WITH ORDINALITY AS said (one, place))`;
}
