import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import type { RecordFields } from '@/lib/records/record-line';
import { recordText } from '@/lib/records/record-text';

/** Where a text stands: a field of a record. */
export type TextPlace = { contributionId: number; index: number; field: string };

/** A text of a public record that shares a key with one that was asked for. */
export type KeyMatch = TextPlace & {
  /** Of the text that was asked for, in the list given. */
  position: number;
  keys: number[];
};

/** Of one text's matches, so many are looked at: more is a Datanet that says one thing over and over. */
const MOST_MATCHES = 200;

/**
 * The public texts that have a key in common with each of these (lib/attribution/near-duplicates). Withdrawn ones have
 * no keys. `exceptContribution` is passed over.
 */
export function findKeyMatches(
  db: Pick<Db, '$queryRaw'>,
  { texts, exceptContribution = 0 }: { texts: readonly ArrayLike<number>[]; exceptContribution?: number },
): Promise<KeyMatch[]> {
  return db.$queryRaw<KeyMatch[]>`
    SELECT (q.position - 1)::int AS position, s.contribution_id AS "contributionId", s.index, s.field, s.keys
    FROM unnest(${texts.map(toArray)}::text[]) WITH ORDINALITY AS q (keys, position)
    CROSS JOIN LATERAL (
      SELECT m.contribution_id, m.index, m.field, m.keys FROM record_signature m
      WHERE m.keys && q.keys::int[] AND m.contribution_id <> ${exceptContribution} LIMIT ${MOST_MATCHES}) s`;
}

/** The few public texts that share most keys with each of these, the earliest of equals first. */
export function findClosestByKeys(
  db: Pick<Db, '$queryRaw'>,
  { texts, most }: { texts: readonly ArrayLike<number>[]; most: number },
): Promise<(TextPlace & { position: number })[]> {
  return db.$queryRaw<(TextPlace & { position: number })[]>`
    SELECT (q.position - 1)::int AS position, s.contribution_id AS "contributionId", s.index, s.field
    FROM unnest(${texts.map(toArray)}::text[]) WITH ORDINALITY AS q (keys, position)
    CROSS JOIN LATERAL (
      SELECT m.contribution_id, m.index, m.field,
             (SELECT count(*) FROM unnest(m.keys) AS k (key) WHERE k.key = ANY (q.keys::int[])) AS shared
      FROM (SELECT * FROM record_signature i WHERE i.keys && q.keys::int[] LIMIT ${MOST_MATCHES}) m
      ORDER BY shared DESC, m.contribution_id, m.index LIMIT ${most}) s
    ORDER BY q.position, s.shared DESC, s.contribution_id, s.index`;
}

/** The same places without saying for which text: each once, and all of them. */
export function findPlacesByKeys(db: Pick<Db, '$queryRaw'>, texts: readonly ArrayLike<number>[]): Promise<TextPlace[]> {
  return db.$queryRaw<TextPlace[]>`
    SELECT DISTINCT s.contribution_id AS "contributionId", s.index, s.field
    FROM unnest(${texts.map(toArray)}::text[]) AS q (keys)
    JOIN record_signature s ON s.keys && q.keys::int[]`;
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
