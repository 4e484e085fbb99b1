import type { Db } from '@/lib/db/client';
import type { KnownRecord } from '@/lib/schemas/upload';

/**
 * Which of these content hashes a Datanet has, accepted or under review; of several records that say the same, the
 * earliest submitted.
 */
export function findKnownRecords(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, contentHashes }: { datanetId: number; contentHashes: readonly string[] },
): Promise<KnownRecord[]> {
  return db.$queryRaw<KnownRecord[]>`
    SELECT DISTINCT ON (r.content_hash) r.content_hash AS "contentHash", r.contribution_id AS "contributionId",
           r.index, c.contributor, c.status = 'accepted' AS accepted
    FROM record r
    JOIN contribution c ON c.id = r.contribution_id
    WHERE r.datanet_id = ${datanetId} AND r.content_hash = ANY (${[...contentHashes]})
      AND c.status IN ('submitted', 'accepted') AND NOT (r.index = ANY (c.excluded))
    ORDER BY r.content_hash, c.submitted_block, c.submitted_index, r.index`;
}

/** Those of these record hashes that no record of the Datanet has. */
export async function findUnknownHashes(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, hashes }: { datanetId: number; hashes: readonly string[] },
): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT h.hash FROM unnest(${[...hashes]}::text[]) AS h (hash)
    WHERE NOT EXISTS (SELECT FROM record r WHERE r.hash = h.hash AND r.datanet_id = ${datanetId})`;
  return rows.map((row) => row.hash);
}
