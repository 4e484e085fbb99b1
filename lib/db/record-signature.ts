import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import type { RecordFields } from '@/lib/records/record-line';
import { recordText } from '@/lib/records/record-text';

/** Where a text stands: a field of a record. */
export type TextPlace = { contributionId: number; index: number; field: string };

/** Of one key, so many texts are looked at, the earliest: with more, it says little, and each text has 24 keys. */
const MOST_OF_A_KEY = 50;

/**
 * The few public texts that share most keys (lib/attribution/near-duplicates) with each of these, the earliest of equals
 * first. However many texts have a key, only the first of them are read. Withdrawn ones have no keys.
 */
export function findClosestByKeys(
  db: Pick<Db, '$queryRaw'>,
  { texts, most }: { texts: readonly ArrayLike<number>[]; most: number },
): Promise<(TextPlace & { position: number })[]> {
  return db.$queryRaw<(TextPlace & { position: number })[]>`
    SELECT (q.position - 1)::int AS position, s.contribution_id AS "contributionId", s.index, s.field
    FROM unnest(${texts.map(toArray)}::text[]) WITH ORDINALITY AS q (keys, position)
    CROSS JOIN LATERAL (
      SELECT m.contribution_id, m.index, m.field, count(*) AS shared
      FROM unnest(q.keys::int[]) AS k (key)
      CROSS JOIN LATERAL (
        SELECT p.contribution_id, p.index, p.field FROM record_signature p
        WHERE p.key = k.key ORDER BY p.contribution_id, p.index, p.field LIMIT ${MOST_OF_A_KEY}) m
      GROUP BY 1, 2, 3 ORDER BY shared DESC, 1, 2, 3 LIMIT ${most}) s
    ORDER BY q.position, s.shared DESC, s.contribution_id, s.index, s.field`;
}

/** Where all public texts stand that have one of these keys, each once. */
export function findPlacesByKeys(db: Pick<Db, '$queryRaw'>, keys: readonly number[]): Promise<TextPlace[]> {
  return db.$queryRaw<TextPlace[]>`
    SELECT DISTINCT contribution_id AS "contributionId", index, field FROM record_signature WHERE key = ANY (${keys}::int[])`;
}

/** A text with whose it is, since when, and where it is shown. */
export type PlacedText = TextPlace & {
  datanetId: number;
  datanetName: string;
  hash: Hex;
  text: string;
  contributor: Hex;
  submittedAt: Date;
  submittedBlock: number;
  submittedIndex: number;
  status: 'submitted' | 'accepted' | 'rejected';
  /** A curator left the record out. */
  excluded: boolean;
};

/** The texts at these places; what was withdrawn meanwhile is left out. */
export function readPlacedTexts(db: Pick<Db, '$queryRaw'>, places: readonly TextPlace[]): Promise<PlacedText[]> {
  if (places.length === 0) return Promise.resolve([]);
  return db.$queryRaw<PlacedText[]>`
    SELECT p.contribution_id AS "contributionId", p.index, p.field, c.datanet_id AS "datanetId",
           coalesce(m.name, 'Datanet ' || c.datanet_id) AS "datanetName", r.hash, r.fields->>p.field AS text,
           c.contributor, c.submitted_at AS "submittedAt", c.submitted_block AS "submittedBlock",
           c.submitted_index AS "submittedIndex", c.status, r.index = ANY (c.excluded) AS excluded
    FROM (SELECT DISTINCT * FROM unnest(${places.map((place) => place.contributionId)}::int[], ${places.map((place) => place.index)}::int[],
                ${places.map((place) => place.field)}::text[]) AS q (contribution_id, index, field)) AS p
    JOIN record r ON r.contribution_id = p.contribution_id AND r.index = p.index
    JOIN contribution c ON c.id = r.contribution_id
    JOIN datanet d ON d.id = c.datanet_id
    LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid
    WHERE c.status <> 'withdrawn' AND r.fields->>p.field IS NOT NULL`;
}

/** The records at these places as whole texts (`recordText`), each once. */
export async function readPlacedRecords(
  db: Pick<Db, '$queryRaw'>,
  places: readonly TextPlace[],
): Promise<(PlacedText & { fields: RecordFields })[]> {
  const found = await readPlacedTexts(db, places);
  const rows = await db.$queryRaw<{ contributionId: number; index: number; fields: RecordFields }[]>`
    SELECT r.contribution_id AS "contributionId", r.index, r.fields
    FROM (SELECT DISTINCT * FROM unnest(${found.map((place) => place.contributionId)}::int[],
                ${found.map((place) => place.index)}::int[]) AS q (contribution_id, index)) AS p
    JOIN record r ON r.contribution_id = p.contribution_id AND r.index = p.index`;
  const nameOf = ({ contributionId, index }: Pick<TextPlace, 'contributionId' | 'index'>) =>
    `${contributionId}:${index}`;
  const fieldsOf = new Map(rows.map((row) => [nameOf(row), row.fields]));
  const records = new Map<string, PlacedText & { fields: RecordFields }>();
  for (const place of found) {
    const fields = fieldsOf.get(nameOf(place));
    if (!fields || records.has(nameOf(place))) continue;
    records.set(nameOf(place), { ...place, field: '', text: recordText(fields), fields });
  }
  return [...records.values()];
}

/** The texts of these records of a contribution, each field for itself, with when they were submitted. */
export function readRecordTexts(
  db: Pick<Db, '$queryRaw'>,
  { contributionId, indices }: { contributionId: number; indices: readonly number[] },
): Promise<(TextPlace & { text: string; supersedes: Hex | null; submittedBlock: number; submittedIndex: number })[]> {
  return db.$queryRaw`
    SELECT r.contribution_id AS "contributionId", r.index, f.key AS field, f.value #>> '{}' AS text, r.supersedes,
           c.submitted_block AS "submittedBlock", c.submitted_index AS "submittedIndex"
    FROM record r
    JOIN contribution c ON c.id = r.contribution_id
    CROSS JOIN LATERAL jsonb_each(r.fields) AS f (key, value)
    WHERE r.contribution_id = ${contributionId} AND r.index = ANY (${[...indices]}::int[])
      AND jsonb_typeof(f.value) = 'string'
    ORDER BY r.index, f.key`;
}

/** A Postgres array literal: one parameter for many arrays of different lengths. */
function toArray(keys: ArrayLike<number>): string {
  return `{${Array.from(keys).join(',')}}`;
}
