import type { z } from 'zod';
import type { Hex } from '@/lib/core/hex';
import type { PrismaClient } from '@/lib/db/generated/client';
import { decoderManifestSchema } from '@/lib/schemas/model-manifest';

/** A published version of a base model, for adapters to be laid upon. */
export type BaseModel = {
  readonly modelId: number;
  readonly version: number;
  readonly owner: string;
  /** Basis points of an adapter's builder part that it asks. */
  readonly leastChildPart: number;
  readonly name: string;
  readonly summary: string;
  readonly weightsCid: string;
  readonly weightsHash: Hex;
  readonly shape: z.output<typeof decoderManifestSchema>['shape'];
};

type Row = {
  modelId: number;
  version: number;
  owner: string;
  leastChildPart: number;
  manifest: unknown;
};

/** The latest version of every base model that is not retired and whose manifest was read, oldest first. */
export async function listBases(db: Pick<PrismaClient, '$queryRaw'>): Promise<BaseModel[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT m.id AS "modelId", v.number AS version, m.owner, m.least_child_part AS "leastChildPart", mm.manifest
    FROM model m
    JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    JOIN model_manifest mm ON mm.cid = v.manifest_cid AND mm.kind = 'decoder'
    WHERE NOT m.retired
    ORDER BY m.id`;
  return rows.map(toBase);
}

/** One version of a base model, retired or not; null where there is none or its manifest was not read. */
export async function findBase(
  db: Pick<PrismaClient, '$queryRaw'>,
  { modelId, version }: { modelId: number; version: number },
): Promise<BaseModel | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT m.id AS "modelId", v.number AS version, m.owner, m.least_child_part AS "leastChildPart", mm.manifest
    FROM model m
    JOIN model_version v ON v.model_id = m.id AND v.number = ${version}
    JOIN model_manifest mm ON mm.cid = v.manifest_cid AND mm.kind = 'decoder'
    WHERE m.id = ${modelId}`;
  return row ? toBase(row) : null;
}

function toBase({ manifest, ...row }: Row): BaseModel {
  const { name, summary, weightsCid, weightsHash, shape } = decoderManifestSchema.parse(manifest);
  return { ...row, name, summary, weightsCid, weightsHash, shape };
}
