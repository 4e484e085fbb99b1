import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import type { RecordFields } from '@/lib/schemas/datanet';
import { LARGEST_ID } from '@/lib/schemas/id';

type Reads = Pick<Db, '$queryRaw'>;

/** What a version has that the one before has not, and the other way round; records less what curators left out. */
export type VersionChange = {
  addedContributions: number;
  addedRecords: number;
  removedContributions: number;
  removedRecords: number;
};

/** What changed with each of these versions, by number; from nothing to the first. */
export async function readVersionChanges(
  db: Reads,
  { datanetId, versions }: { datanetId: number; versions: readonly number[] },
): Promise<Map<number, VersionChange>> {
  const rows = await db.$queryRaw<(VersionChange & { version: number })[]>`
    SELECT n.version,
           (count(*) FILTER (WHERE m.added))::int AS "addedContributions",
           LEAST(coalesce(sum(m.records) FILTER (WHERE m.added), 0), ${LARGEST_ID})::int AS "addedRecords",
           (count(*) FILTER (WHERE NOT m.added))::int AS "removedContributions",
           LEAST(coalesce(sum(m.records) FILTER (WHERE NOT m.added), 0), ${LARGEST_ID})::int AS "removedRecords"
    FROM unnest(${[...versions]}::int[]) AS n (version)
    LEFT JOIN LATERAL (
      SELECT ids.added, c.record_count - cardinality(c.excluded) AS records
      FROM (
        (SELECT contribution_id, true AS added FROM version_contribution WHERE datanet_id = ${datanetId} AND version = n.version
         EXCEPT SELECT contribution_id, true FROM version_contribution WHERE datanet_id = ${datanetId} AND version = n.version - 1)
        UNION ALL
        (SELECT contribution_id, false FROM version_contribution WHERE datanet_id = ${datanetId} AND version = n.version - 1
         EXCEPT SELECT contribution_id, false FROM version_contribution WHERE datanet_id = ${datanetId} AND version = n.version)
      ) AS ids (contribution_id, added) JOIN contribution c ON c.id = ids.contribution_id
    ) AS m ON true
    GROUP BY n.version`;
  return new Map(rows.map(({ version, ...change }) => [version, change]));
}

/** A contribution that came with a version, or went. */
export type ChangedContribution = {
  id: number;
  contributor: string;
  records: number;
  added: boolean;
  submittedAt: Date;
};

/** The contributions that a version adds to, and takes from, the one before; added ones first, in their order. */
export function listChangedContributions(
  db: Reads,
  { datanetId, version, limit }: { datanetId: number; version: number; limit: number },
): Promise<ChangedContribution[]> {
  return db.$queryRaw<ChangedContribution[]>`
    SELECT c.id, c.contributor, c.record_count - cardinality(c.excluded) AS records, ids.added,
           c.submitted_at AS "submittedAt"
    FROM (
      (SELECT contribution_id, true AS added FROM version_contribution WHERE datanet_id = ${datanetId} AND version = ${version}
       EXCEPT SELECT contribution_id, true FROM version_contribution WHERE datanet_id = ${datanetId} AND version = ${version} - 1)
      UNION ALL
      (SELECT contribution_id, false FROM version_contribution WHERE datanet_id = ${datanetId} AND version = ${version} - 1
       EXCEPT SELECT contribution_id, false FROM version_contribution WHERE datanet_id = ${datanetId} AND version = ${version})
    ) AS ids (contribution_id, added) JOIN contribution c ON c.id = ids.contribution_id
    ORDER BY ids.added DESC, c.sequence, c.id LIMIT ${limit}`;
}

/** A record that came with a version and takes the place of an earlier one. */
export type VersionCorrection = {
  contributionId: number;
  index: number;
  contributor: string;
  fields: RecordFields;
  earlier: { contributionId: number; index: number; fields: RecordFields };
};

/** The corrections that a version adds to the one before. */
export function listVersionCorrections(
  db: Reads,
  { datanetId, version, limit }: { datanetId: number; version: number; limit: number },
): Promise<VersionCorrection[]> {
  return db.$queryRaw<VersionCorrection[]>`
    SELECT r.contribution_id AS "contributionId", r.index, c.contributor, r.fields,
           jsonb_build_object('contributionId', e.contribution_id, 'index', e.index, 'fields', e.fields) AS earlier
    FROM version_contribution v
    JOIN contribution c ON c.id = v.contribution_id AND c.status = 'accepted'
    JOIN record r ON r.contribution_id = c.id AND r.supersedes IS NOT NULL AND NOT (r.index = ANY (c.excluded))
    JOIN LATERAL (
      SELECT o.contribution_id, o.index, o.fields FROM record o JOIN contribution oc ON oc.id = o.contribution_id
      WHERE o.datanet_id = ${datanetId} AND o.hash = r.supersedes AND oc.status = 'accepted' LIMIT 1) AS e ON true
    WHERE v.datanet_id = ${datanetId} AND v.version = ${version} AND NOT EXISTS (
      SELECT FROM version_contribution p
      WHERE p.datanet_id = ${datanetId} AND p.version = ${version} - 1 AND p.contribution_id = v.contribution_id)
    ORDER BY v.position, r.index LIMIT ${limit}`;
}

/** A record of a version as it is handed out. */
export type HandedOutRecord = {
  position: number;
  contributionId: number;
  index: number;
  hash: Hex;
  supersedes: Hex | null;
  contributor: string;
  fields: RecordFields;
};

/**
 * Records of a version in its order, beyond a place in it: without what its curators left out, what another record of it
 * corrects, and what was withdrawn since. Read contribution by contribution, none further than `limit`, so that the next
 * records are found by the index however far on they are.
 */
export function listVersionRecords(
  db: Reads,
  input: { datanetId: number; version: number; beyond: { position: number; index: number }; limit: number },
): Promise<HandedOutRecord[]> {
  const { datanetId, version, beyond, limit } = input;
  return db.$queryRaw<HandedOutRecord[]>`
    SELECT v.position, r.contribution_id AS "contributionId", r.index, r.hash, r.supersedes, c.contributor, r.fields
    FROM (
      SELECT position, contribution_id FROM version_contribution
      WHERE datanet_id = ${datanetId} AND version = ${version} AND position >= ${beyond.position}::int ORDER BY position
    ) AS v
    JOIN contribution c ON c.id = v.contribution_id AND c.status = 'accepted'
    CROSS JOIN LATERAL (
      SELECT * FROM record r
      WHERE r.contribution_id = v.contribution_id
        AND r.index > CASE WHEN v.position = ${beyond.position}::int THEN ${beyond.index}::int ELSE -1 END
        AND NOT (r.index = ANY (c.excluded)) AND NOT EXISTS (
          SELECT FROM record s JOIN contribution sc ON sc.id = s.contribution_id
          JOIN version_contribution sv
            ON sv.contribution_id = sc.id AND sv.datanet_id = ${datanetId} AND sv.version = ${version}
          WHERE s.datanet_id = ${datanetId} AND s.supersedes = r.hash AND NOT (s.index = ANY (sc.excluded)))
      ORDER BY r.index LIMIT ${limit}
    ) AS r
    ORDER BY v.position, r.index LIMIT ${limit}`;
}
