import { toBigint } from '@/lib/db/amount';
import type { PrismaClient } from '@/lib/db/generated/client';
import { Prisma } from '@/lib/db/generated/client';
import { likePattern } from '@/lib/db/like-pattern';
import type { ModelSort } from '@/lib/schemas/model-search';
import { MODEL_KINDS, type ModelKind } from '@/lib/schemas/training';

/** A model in a list. `accuracy` is that of its latest version on held-out records, null when none were held out. */
export type ModelListItem = {
  readonly id: number;
  readonly owner: string;
  /** Null, as the summary and the kind, while the index has not read its files. */
  readonly name: string | null;
  readonly summary: string | null;
  readonly kind: ModelKind | null;
  readonly unitPrice: bigint;
  readonly retired: boolean;
  readonly version: number;
  readonly accuracy: number | null;
  /** Of answers from passages: how often the right passage came first. Null when there were no questions. */
  readonly firstPassage: number | null;
  /** Of an adapter: held-out questions answered exactly. Null when none were held out. */
  readonly exactAfter: number | null;
  readonly labelCount: number;
  readonly answers: number;
  readonly createdAt: Date;
  readonly datanets: readonly { readonly id: number; readonly name: string }[];
};

export type ModelQuery = {
  readonly id?: number;
  readonly search?: string;
  readonly kind?: ModelKind | undefined;
  readonly datanetId?: number;
  readonly owner?: string;
  readonly includeRetired?: boolean;
  readonly sort: ModelSort;
  readonly limit: number;
  readonly offset: number;
};

const ORDER: Record<ModelSort, Prisma.Sql> = {
  newest: Prisma.sql`created_at DESC, id DESC`,
  'most-asked': Prisma.sql`answers DESC, id DESC`,
  cheapest: Prisma.sql`unit_price ASC, id DESC`,
  'most-accurate': Prisma.sql`accuracy DESC NULLS LAST, id DESC`,
};

const ACCURACY = Prisma.sql`(mm.manifest->'evaluation'->>'accuracy')::float8`;

type ModelRow = {
  id: number;
  owner: string;
  name: string | null;
  summary: string | null;
  kind: string | null;
  unitPrice: Prisma.Decimal;
  retired: boolean;
  version: number;
  accuracy: number | null;
  firstPassage: number | null;
  exactAfter: number | null;
  labelCount: number | null;
  answers: number;
  createdAt: Date;
  datanets: { id: number; name: string }[] | null;
  total: number;
};

/** Models with their latest version's manifest, and how many match in all. */
export async function listModels(
  db: Pick<PrismaClient, '$queryRaw'>,
  query: ModelQuery,
): Promise<{ models: ModelListItem[]; total: number }> {
  const where = Prisma.join(
    [
      Prisma.sql`TRUE`,
      ...(query.includeRetired ? [] : [Prisma.sql`NOT m.retired`]),
      ...(query.id ? [Prisma.sql`m.id = ${query.id}`] : []),
      ...(query.owner ? [Prisma.sql`m.owner = ${query.owner}`] : []),
      ...(query.kind ? [Prisma.sql`mm.kind = ${query.kind}`] : []),
      ...(query.search ? [Prisma.sql`mm.search_text ILIKE ${likePattern(query.search)}`] : []),
      ...(query.datanetId
        ? [
            Prisma.sql`EXISTS (SELECT 1 FROM model_version_datanet x WHERE x.model_id = m.id AND x.datanet_id = ${query.datanetId})`,
          ]
        : []),
    ],
    ' AND ',
  );
  // A manifest is long and kept compressed: it is unpacked for the models of the page, once, and for all others only where
  // their order asks for it.
  const accuracy = query.sort === 'most-accurate' ? ACCURACY : Prisma.sql`NULL`;
  const rows = await db.$queryRaw<ModelRow[]>`
    SELECT p.id, p.owner, p.name, p.summary, p.kind, p.unit_price AS "unitPrice", p.retired, p.version,
      p.created_at AS "createdAt", (f.evaluation->>'accuracy')::float8 AS accuracy,
      (f.evaluation->>'firstPassage')::float8 AS "firstPassage", (f.evaluation->>'exactAfter')::float8 AS "exactAfter",
      jsonb_array_length(f.labels) AS "labelCount", p.answers, p.datanets, p.total
    FROM (
      SELECT m.id, m.owner, mm.name, mm.summary, mm.kind, m.unit_price, m.retired, m.version_count AS version, m.created_at,
        mm.manifest, ${accuracy} AS accuracy,
        (SELECT count(*)::int FROM receipt r WHERE r.model_id = m.id AND r.state NOT IN ('reserved', 'failed')) AS answers,
        (SELECT jsonb_agg(jsonb_build_object('id', d.datanet_id, 'name', coalesce(dm.name, 'Datanet ' || d.datanet_id)) ORDER BY d.datanet_id)
           FROM model_version_datanet d JOIN datanet dn ON dn.id = d.datanet_id
           LEFT JOIN datanet_metadata dm ON dm.cid = dn.metadata_cid
          WHERE d.model_id = m.id AND d.version = m.version_count) AS datanets,
        count(*) OVER ()::int AS total
      FROM model m
      JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
      LEFT JOIN model_manifest mm ON mm.cid = v.manifest_cid
      WHERE ${where}
      ORDER BY ${ORDER[query.sort]}
      LIMIT ${query.limit} OFFSET ${query.offset}) AS p
    LEFT JOIN LATERAL jsonb_to_record(p.manifest) AS f (evaluation jsonb, labels jsonb) ON true
    ORDER BY ${ORDER[query.sort]}`;
  return { models: rows.map(toListItem), total: rows[0]?.total ?? 0 };
}

function toListItem(row: ModelRow): ModelListItem {
  return {
    id: row.id,
    owner: row.owner,
    name: row.name,
    summary: row.summary,
    kind: MODEL_KINDS.find((kind) => kind === row.kind) ?? null,
    unitPrice: toBigint(row.unitPrice),
    retired: row.retired,
    version: row.version,
    accuracy: row.accuracy,
    firstPassage: row.firstPassage,
    exactAfter: row.exactAfter,
    labelCount: row.labelCount ?? 0,
    answers: row.answers,
    createdAt: row.createdAt,
    datanets: row.datanets ?? [],
  };
}
