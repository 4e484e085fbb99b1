import type { Db } from '@/lib/db/client';

/** A published version as a training sees it. */
export type TrainableVersion = {
  datanetId: number;
  number: number;
  publishedAt: Date;
  /** Its records that can be used: without those below, which its contributions hold besides. */
  recordCount: number;
  /** Another record of the version corrects them. */
  corrected: number;
  /** Their contributor withdrew them, so that nothing but their hashes is left. */
  withdrawn: number;
};

/** The versions of these Datanets, newest first. Only corrections and withdrawn contributions are looked through. */
export function listTrainableVersions(
  db: Pick<Db, '$queryRaw'>,
  datanetIds: readonly number[],
): Promise<TrainableVersion[]> {
  return db.$queryRaw<TrainableVersion[]>`
    WITH withdrawn AS (
      SELECT x.datanet_id, x.version, sum(c.record_count::bigint - cardinality(c.excluded)) AS records
      FROM contribution c JOIN version_contribution x ON x.contribution_id = c.id
      WHERE c.datanet_id = ANY (${[...datanetIds]}::int[]) AND c.status = 'withdrawn' GROUP BY 1, 2
    ), corrected AS (
      SELECT x.datanet_id, x.version, count(DISTINCT (r.contribution_id, r.index))::int AS records
      FROM record s
      JOIN contribution sc ON sc.id = s.contribution_id AND NOT (s.index = ANY (sc.excluded))
      JOIN version_contribution x ON x.contribution_id = sc.id
      JOIN record r ON r.datanet_id = s.datanet_id AND r.hash = s.supersedes
      JOIN contribution c ON c.id = r.contribution_id AND c.status <> 'withdrawn' AND NOT (r.index = ANY (c.excluded))
      JOIN version_contribution y
        ON y.contribution_id = c.id AND y.datanet_id = x.datanet_id AND y.version = x.version
      WHERE s.datanet_id = ANY (${[...datanetIds]}::int[]) AND s.supersedes IS NOT NULL GROUP BY 1, 2
    )
    SELECT v.datanet_id AS "datanetId", v.number, v.published_at AS "publishedAt",
           v.record_count - n.withdrawn - n.corrected AS "recordCount", n.corrected, n.withdrawn
    FROM datanet_version v
    LEFT JOIN withdrawn w ON w.datanet_id = v.datanet_id AND w.version = v.number
    LEFT JOIN corrected k ON k.datanet_id = v.datanet_id AND k.version = v.number
    -- A contribution can claim more records than an integer holds.
    CROSS JOIN LATERAL (
      SELECT LEAST(coalesce(w.records, 0), v.record_count)::int AS withdrawn, coalesce(k.records, 0) AS corrected) n
    WHERE v.datanet_id = ANY (${[...datanetIds]}::int[])
    ORDER BY v.number DESC`;
}
