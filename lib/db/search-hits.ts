import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { likePattern } from '@/lib/db/like-pattern';
import { IN_FORCE } from '@/lib/db/record';

// What the search over everything reads: a few rows of each kind, each by an index.

type Reader = Pick<Db, '$queryRaw'>;

export function findDatanetsByWords(
  db: Reader,
  { words, limit }: { words: readonly string[]; limit: number },
): Promise<{ id: number; name: string | null; records: number }[]> {
  return db.$queryRaw`
    SELECT d.id, m.name, d.accepted_records AS records
    FROM datanet_metadata m JOIN datanet d ON d.metadata_cid = m.cid
    WHERE ${holdsAll(Prisma.sql`m.search_text`, words)}
    ORDER BY m.name ILIKE ${likePattern(words[0] ?? '')} DESC, d.accepted_records DESC, d.id LIMIT ${limit}`;
}

export function findDatanetById(
  db: Reader,
  id: number,
): Promise<{ id: number; name: string | null; records: number }[]> {
  return db.$queryRaw`
    SELECT d.id, m.name, d.accepted_records AS records
    FROM datanet d LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid WHERE d.id = ${id}`;
}

export function findModelsByWords(
  db: Reader,
  { words, limit }: { words: readonly string[]; limit: number },
): Promise<{ id: number; name: string | null; retired: boolean }[]> {
  return db.$queryRaw`
    SELECT m.id, f.name, m.retired
    FROM model_manifest f JOIN model_version v ON v.manifest_cid = f.cid
    JOIN model m ON m.id = v.model_id AND m.version_count = v.number
    WHERE ${holdsAll(Prisma.sql`f.search_text`, words)}
    ORDER BY m.retired, f.name ILIKE ${likePattern(words[0] ?? '')} DESC, m.id DESC LIMIT ${limit}`;
}

export function findModelById(
  db: Reader,
  id: number,
): Promise<{ id: number; name: string | null; retired: boolean }[]> {
  return db.$queryRaw`
    SELECT m.id, f.name, m.retired
    FROM model m JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    LEFT JOIN model_manifest f ON f.cid = v.manifest_cid WHERE m.id = ${id}`;
}

/**
 * Accounts that did something here and whose address begins so (lower-case, with 0x). Digits and a to f sort before g
 * in every collation, so that a range of the ordinary indexes holds them.
 */
export function findAccountsByPrefix(
  db: Reader,
  { prefix, limit }: { prefix: string; limit: number },
): Promise<{ account: Hex }[]> {
  const end = `${prefix}g`;
  return db.$queryRaw`
    SELECT account FROM (
      (SELECT DISTINCT contributor AS account FROM contribution WHERE contributor >= ${prefix} AND contributor < ${end} LIMIT ${limit})
      UNION (SELECT DISTINCT owner FROM datanet WHERE owner >= ${prefix} AND owner < ${end} LIMIT ${limit})
      UNION (SELECT DISTINCT owner FROM model WHERE owner >= ${prefix} AND owner < ${end} LIMIT ${limit})
      UNION (SELECT account FROM delegate WHERE account >= ${prefix} AND account < ${end} LIMIT ${limit})
    ) known ORDER BY account LIMIT ${limit}`;
}

/** Receipts between two ids that everybody may see, or that `viewer` asked. */
export function findReceiptsBetween(
  db: Reader,
  { from, to, viewer, limit }: { from: string; to: string; viewer: Hex | null; limit: number },
): Promise<{ id: string; modelId: number; modelName: string | null; askedAt: Date; own: boolean }[]> {
  return db.$queryRaw`
    SELECT r.id, r.model_id AS "modelId", f.name AS "modelName", r.asked_at AS "askedAt", r.account = ${viewer ?? ''} AS own
    FROM receipt r LEFT JOIN model_version v ON v.model_id = r.model_id AND v.number = r.model_version
    LEFT JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE r.id BETWEEN ${from}::uuid AND ${to}::uuid
      AND (r.state IN ('attributed', 'settling', 'settled') OR r.account = ${viewer ?? ''})
    ORDER BY r.id LIMIT ${limit}`;
}

/** An epoch that was ever proposed, once however many attempts it took. */
export function findEpochByNumber(db: Reader, number: number): Promise<{ number: number }[]> {
  return db.$queryRaw`SELECT DISTINCT number FROM epoch WHERE number = ${number}`;
}

export function findProposalsByWords(
  db: Reader,
  { words, limit }: { words: readonly string[]; limit: number },
): Promise<{ id: string; opening: string }[]> {
  return db.$queryRaw`
    SELECT id, left(description, 300) AS opening FROM proposal
    WHERE ${holdsAll(Prisma.sql`description`, words)}
    ORDER BY created_block DESC, created_index DESC LIMIT ${limit}`;
}

/** How many finds are put in order for each one that is asked for. */
const CANDIDATES = 10;

/**
 * Records in force that hold all the words, those first that have a word beginning like the first one: “river” finds
 * rivers before drivers. `piece` stands around the first of them, from its `start`, counted from 1.
 */
export function findRecordsByWords(
  db: Reader,
  { words, limit }: { words: readonly string[]; limit: number },
): Promise<
  {
    datanetId: number;
    datanetName: string | null;
    contributionId: number;
    index: number;
    piece: string;
    start: number;
  }[]
> {
  const first = (words[0] ?? '').toLowerCase();
  const wordBeginning = `\\m${first.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`;
  return db.$queryRaw`
    SELECT hit.datanet_id AS "datanetId", m.name AS "datanetName", hit.contribution_id AS "contributionId", hit.index,
           substring(hit.text FROM at.start FOR 300) AS piece, at.start
    FROM (
      SELECT r.*, r.text ~* ${wordBeginning} AS begins FROM record r JOIN contribution c ON c.id = r.contribution_id
      WHERE ${holdsAll(Prisma.sql`r.text`, words)} AND ${IN_FORCE} LIMIT ${CANDIDATES * limit}
    ) hit
    CROSS JOIN LATERAL (
      SELECT greatest(1, CASE WHEN hit.begins THEN regexp_instr(hit.text, ${wordBeginning}, 1, 1, 0, 'i')
                              ELSE strpos(lower(hit.text), ${first}) END - 60) AS start
    ) at
    JOIN datanet d ON d.id = hit.datanet_id LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid
    ORDER BY hit.begins DESC, hit.contribution_id, hit.index LIMIT ${limit}`;
}

function holdsAll(column: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  return Prisma.join(
    words.map((word) => Prisma.sql`${column} ILIKE ${likePattern(word)}`),
    ' AND ',
  );
}
