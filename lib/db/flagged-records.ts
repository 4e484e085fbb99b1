import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { RecordFields } from '@/lib/schemas/datanet';

/**
 * The newest version of each model, where it is one that this deployment trained: anybody can publish a list that calls
 * another's records harmful, so only what was measured here counts.
 */
const MEASURED_HERE = Prisma.sql`
  FROM model m JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
  WHERE EXISTS (SELECT FROM training_run t WHERE t.manifest_cid = v.manifest_cid AND t.state = 'succeeded')`;

/** An accepted record that a model does better without. */
export type FlaggedRecord = {
  contributionId: number;
  index: number;
  hash: Hex;
  fields: RecordFields;
  contributor: string;
  /** Their names are null while the index has not read them. */
  models: { id: number; name: string | null }[];
};

/** The accepted records of a Datanet that models were found to do better without; the most harmful first. */
export async function listFlaggedRecords(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, limit }: { datanetId: number; limit: number },
): Promise<{ records: FlaggedRecord[]; total: number }> {
  const rows = await db.$queryRaw<(FlaggedRecord & { total: number })[]>`
    WITH measured AS (SELECT v.manifest_cid, m.id AS model_id ${MEASURED_HERE})
    SELECT r.contribution_id AS "contributionId", r.index, r.hash, r.fields, c.contributor,
           jsonb_agg(jsonb_build_object('id', x.model_id, 'name', n.name)
             ORDER BY x.model_id) AS models,
           (count(*) OVER ())::int AS total
    FROM harmful_record h
    JOIN measured x ON x.manifest_cid = h.manifest_cid
    LEFT JOIN model_manifest n ON n.cid = h.manifest_cid
    JOIN record r ON r.contribution_id = h.contribution_id AND r.index = h.index AND r.datanet_id = ${datanetId}
    JOIN contribution c ON c.id = r.contribution_id AND c.status = 'accepted' AND NOT (r.index = ANY (c.excluded))
    WHERE NOT EXISTS (
      SELECT FROM record s JOIN contribution sc ON sc.id = s.contribution_id
      WHERE s.datanet_id = r.datanet_id AND s.supersedes = r.hash
        AND sc.status = 'accepted' AND NOT (s.index = ANY (sc.excluded)))
    GROUP BY r.contribution_id, r.index, r.hash, r.fields, c.contributor
    ORDER BY max(h.harm) DESC, r.contribution_id, r.index LIMIT ${limit}`;
  return { records: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many of an account's records were judged by a model's training, and how many of them some model does better without. */
export async function countJudgedRecords(
  db: Pick<Db, '$queryRaw'>,
  account: string,
): Promise<{ measuredRecords: number; harmfulRecords: number }> {
  const [row] = await db.$queryRaw<{ measuredRecords: number; harmfulRecords: number }[]>`
    WITH measured AS (SELECT v.manifest_cid ${MEASURED_HERE}),
    judged AS (
      SELECT j.contribution_id, max(j.judged) AS judged,
             (SELECT count(DISTINCT h.index) FROM harmful_record h JOIN measured y ON y.manifest_cid = h.manifest_cid
              WHERE h.contribution_id = j.contribution_id) AS harmful
      FROM contribution c
      JOIN judged_contribution j ON j.contribution_id = c.id
      JOIN measured x ON x.manifest_cid = j.manifest_cid
      WHERE c.contributor = ${account} GROUP BY j.contribution_id
    )
    SELECT coalesce(sum(greatest(judged, harmful)), 0)::int AS "measuredRecords",
           coalesce(sum(harmful), 0)::int AS "harmfulRecords" FROM judged`;
  return row ?? { measuredRecords: 0, harmfulRecords: 0 };
}
