import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { MOST_INCOMES } from '@/lib/core/pricing';
import type { Db } from '@/lib/db/client';
import { addressSchema, hashSchema } from '@/lib/schemas/hex';

/** A model version that has an income: the fee of an answer, or its part of a child's builder amount. */
export type ModelIncome = {
  readonly modelId: number;
  readonly version: number;
  /** Who owned the model as of the block. */
  readonly builder: Hex;
  /** Null for nobody. */
  readonly computeProvider: Hex | null;
  readonly manifestHash: Hex;
  readonly manifestCid: string;
  readonly publisher: Hex;
  /** Ascending by model; `part` in basis points of this one's builder amount. */
  readonly parents: readonly { readonly part: number; readonly income: ModelIncome }[];
};

type Row = {
  modelId: number;
  version: number;
  builder: string | null;
  computeProvider: string;
  manifestHash: string;
  manifestCid: string;
  publisher: string;
  parents: { modelId: number; version: number; part: number }[] | null;
};

const NOBODY = `0x${'0'.repeat(40)}`;

/**
 * A model version and all it was made from, as of the end of a block. A parent's version is the newest one published
 * before the child's. A version that is reached on several lines is one shared object. Throws `not-found` when there was
 * no such version at that block, `too-large` when the lines have more than {@link MOST_INCOMES} incomes.
 */
export async function readLineage(
  db: Pick<Db, '$queryRaw'>,
  { modelId, version, block }: { modelId: number; version: number; block: number },
): Promise<ModelIncome> {
  const rows = await db.$queryRaw<Row[]>`
    WITH RECURSIVE line AS (
      SELECT ${modelId}::int AS model_id, ${version}::int AS number
      UNION
      SELECT p.parent_id, w.number
      FROM line l
      JOIN model_version v ON v.model_id = l.model_id AND v.number = l.number
      JOIN model_parent p ON p.model_id = l.model_id
      CROSS JOIN LATERAL (
        SELECT number FROM model_version w WHERE w.model_id = p.parent_id
          AND (w.published_block, w.published_index) < (v.published_block, v.published_index)
        ORDER BY number DESC LIMIT 1) w
    )
    SELECT v.model_id AS "modelId", v.number AS version, o.owner AS builder, v.compute_provider AS "computeProvider",
           v.manifest_hash AS "manifestHash", v.manifest_cid AS "manifestCid", v.publisher,
           (SELECT jsonb_agg(jsonb_build_object('modelId', p.parent_id, 'version', w.number, 'part', p.part)
                             ORDER BY p.parent_id)
            FROM model_parent p
            CROSS JOIN LATERAL (
              SELECT number FROM model_version w WHERE w.model_id = p.parent_id
                AND (w.published_block, w.published_index) < (v.published_block, v.published_index)
              ORDER BY number DESC LIMIT 1) w
            WHERE p.model_id = v.model_id) AS parents
    FROM line l
    JOIN model_version v ON v.model_id = l.model_id AND v.number = l.number
    LEFT JOIN LATERAL (
      SELECT owner FROM model_owner o WHERE o.model_id = v.model_id AND o.block_number <= ${block}
      ORDER BY o.block_number DESC, o.log_index DESC LIMIT 1) o ON true
    WHERE v.published_block <= ${block}`;
  const byKey = new Map(rows.map((row) => [`${row.modelId}:${row.version}`, row]));
  const built = new Map<string, { income: ModelIncome; count: number }>();
  const build = (key: string): { income: ModelIncome; count: number } => {
    const known = built.get(key);
    if (known) return known;
    const row = byKey.get(key);
    if (!row || row.builder === null) throw noSuchVersion({ key, block });
    const parents = (row.parents ?? []).map((parent) => ({
      part: parent.part,
      ...build(`${parent.modelId}:${parent.version}`),
    }));
    const count = parents.reduce((sum, parent) => sum + parent.count, 1);
    const entry = { income: toIncome({ ...row, builder: row.builder }, parents), count };
    built.set(key, entry);
    return entry;
  };
  const { income, count } = build(`${modelId}:${version}`);
  if (count > MOST_INCOMES) {
    throw new AppError(
      'too-large',
      `An answer of model ${modelId} would pay ${count} models through its lines of descent; at most ${MOST_INCOMES} can be paid.`,
    );
  }
  return income;
}

function toIncome(
  row: Row & { builder: string },
  parents: readonly { part: number; income: ModelIncome }[],
): ModelIncome {
  return {
    modelId: row.modelId,
    version: row.version,
    builder: addressSchema.parse(row.builder),
    computeProvider: row.computeProvider === NOBODY ? null : addressSchema.parse(row.computeProvider),
    manifestHash: hashSchema.parse(row.manifestHash),
    manifestCid: row.manifestCid,
    publisher: addressSchema.parse(row.publisher),
    parents: parents.map(({ part, income }) => ({ part, income })),
  };
}

function noSuchVersion({ key, block }: { key: string; block: number }): AppError {
  const [modelId, version] = key.split(':');
  return new AppError('not-found', `There was no version ${version} of model ${modelId} at block ${block}.`);
}

/** A model beside another one in a line of descent. */
export type RelativeRow = {
  modelId: number;
  /** Null while its manifest has not been read. */
  name: string | null;
  owner: string;
  /** Its newest version. */
  version: number;
  adapter: boolean;
  generation: number;
  retired: boolean;
  /** Basis points of the child's builder amount. */
  part: number;
};

/** What a model was made from, ascending. */
export function listParents(db: Pick<Db, '$queryRaw'>, { modelId }: { modelId: number }): Promise<RelativeRow[]> {
  return db.$queryRaw<RelativeRow[]>`
    SELECT m.id AS "modelId", f.name, m.owner, m.version_count AS version, m.adapter, m.generation, m.retired, p.part
    FROM model_parent p
    JOIN model m ON m.id = p.parent_id
    LEFT JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    LEFT JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE p.model_id = ${modelId} ORDER BY m.id`;
}

/** What was made from a model, newest first: at most 200. */
export function listChildren(db: Pick<Db, '$queryRaw'>, { modelId }: { modelId: number }): Promise<RelativeRow[]> {
  return db.$queryRaw<RelativeRow[]>`
    SELECT m.id AS "modelId", f.name, m.owner, m.version_count AS version, m.adapter, m.generation, m.retired, p.part
    FROM model_parent p
    JOIN model m ON m.id = p.model_id
    LEFT JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    LEFT JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE p.parent_id = ${modelId} ORDER BY m.id DESC LIMIT 200`;
}
