import type { PrismaClient } from '@/lib/db/generated/client';

/** A published model version that serves certain weights. */
export type ServedModelRow = { readonly weightsCid: string; readonly modelId: number; readonly name: string };

/** Which published models have these weights, by the newest of their versions; one for each CID at most. */
export async function listServedModels(
  db: Pick<PrismaClient, '$queryRaw'>,
  weightsCids: readonly string[],
): Promise<ServedModelRow[]> {
  return db.$queryRaw<ServedModelRow[]>`
    SELECT DISTINCT ON (f.weights_cid) f.weights_cid AS "weightsCid", v.model_id AS "modelId", f.name
    FROM model_manifest f JOIN model_version v ON v.manifest_cid = f.cid
    WHERE f.weights_cid = ANY (${[...weightsCids]}::text[])
    ORDER BY f.weights_cid, v.model_id, v.number DESC`;
}

/** How many adapters are published and in force. */
export async function countAdapters(db: Pick<PrismaClient, '$queryRaw'>): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM model m
    JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    JOIN model_manifest f ON f.cid = v.manifest_cid AND f.kind = 'adapter'
    WHERE NOT m.retired`;
  return row?.count ?? 0;
}
