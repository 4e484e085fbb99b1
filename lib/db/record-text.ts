import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** What names a record: its place, and the hash that says it is still the one meant. */
export type NamedRecord = { readonly contributionId: number; readonly index: number; readonly hash: string };

export type RecordText = { datanetId: number; text: string };

/**
 * The texts of these records in one field, by "contributionId/index". Records that are not known, are not the ones
 * meant, or were withdrawn are left out, also before they are erased.
 */
export async function findRecordTexts(
  db: DbTransaction,
  { field, records }: { field: string; records: readonly NamedRecord[] },
): Promise<Map<string, RecordText>> {
  const rows = await db.$queryRaw<(RecordText & { contributionId: number; index: number })[]>`
    SELECT r.contribution_id AS "contributionId", r.index, r.datanet_id AS "datanetId", r.fields->>${field}::text AS text
    FROM unnest(${records.map((record) => record.contributionId)}::int[], ${records.map((record) => record.index)}::int[],
                ${records.map((record) => record.hash)}::text[]) AS named(contribution_id, index, hash)
    JOIN record r ON r.contribution_id = named.contribution_id AND r.index = named.index AND r.hash = named.hash
    JOIN contribution c ON c.id = r.contribution_id AND c.status <> 'withdrawn'
    WHERE r.fields->>${field}::text <> ''`;
  return new Map(rows.map(({ contributionId, index, ...rest }) => [`${contributionId}/${index}`, rest]));
}
