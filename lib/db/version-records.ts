import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { applyCorrections } from '@/lib/records/apply-corrections';
import type { RecordFields } from '@/lib/schemas/datanet';

/** A record of a published version; `firstAuthor` differs from `contributor` when the record is a correction. */
export type VersionRecord = {
  contributionId: number;
  /** Position in its contribution's file, 0-based. */
  index: number;
  hash: Hex;
  contentHash: Hex;
  fields: RecordFields;
  contributor: Hex;
  firstAuthor: Hex;
  /** Hashes of the version's records that it corrects, directly or through others. */
  corrects: Hex[];
  submittedBlock: number;
  submittedIndex: number;
};

/**
 * The records of a published version in version order (acceptance sequence, then index), without those its curators
 * left out and those that another record of the version corrects.
 * @throws AppError `not-found` when there is no such version; `not-ready` while a contribution's file is not readable
 */
export async function versionRecords(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, version }: { datanetId: number; version: number },
): Promise<VersionRecord[]> {
  await checkVersionReadable(db, { datanetId, version });
  const rows = await db.$queryRaw<(Omit<VersionRecord, 'firstAuthor' | 'corrects'> & { supersedes: Hex | null })[]>`
    SELECT r.contribution_id AS "contributionId", r.index, r.hash, r.content_hash AS "contentHash", r.supersedes,
           r.fields, c.contributor, c.submitted_block AS "submittedBlock", c.submitted_index AS "submittedIndex"
    FROM version_contribution v
    JOIN contribution c ON c.id = v.contribution_id
    JOIN record r ON r.contribution_id = c.id
    WHERE v.datanet_id = ${datanetId} AND v.version = ${version} AND NOT (r.index = ANY (c.excluded))
    ORDER BY v.position, r.index`;
  return applyCorrections(rows).map(({ supersedes: _, ...record }) => record);
}

/**
 * Throws `not-found` when there is no such version, `not-ready` while the file of a contribution of it is not read: records
 * that are not there yet are not records that were erased.
 */
export async function checkVersionReadable(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, version }: { datanetId: number; version: number },
): Promise<void> {
  const [state] = await db.$queryRaw<{ published: boolean; unreadable: number[] }[]>`
    SELECT EXISTS (SELECT FROM datanet_version d WHERE d.datanet_id = ${datanetId} AND d.number = ${version}) AS published,
           ARRAY (SELECT c.id FROM version_contribution v
                  JOIN contribution c ON c.id = v.contribution_id
                  LEFT JOIN contribution_file f ON f.contribution_id = c.id
                  WHERE v.datanet_id = ${datanetId} AND v.version = ${version}
                    AND c.status = 'accepted' AND f.state IS DISTINCT FROM 'readable'
                  ORDER BY v.position) AS unreadable`;
  if (!state?.published) {
    throw new AppError('not-found', `Datanet ${datanetId} has no version ${version}. Choose one from its list.`);
  }
  if (state.unreadable.length > 0) {
    const ids = state.unreadable.join(', ');
    throw new AppError(
      'not-ready',
      `Version ${version} of Datanet ${datanetId} holds contributions whose files are not readable yet (${ids}). Try again in a moment.`,
    );
  }
}
