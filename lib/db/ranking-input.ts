import type { Pool } from 'pg';
import { datanetSchemaSchema } from '@/lib/schemas/datanet';

/** Most records of either side that are compared; of a larger Datanet, those with the smallest hashes: a fair sample. */
export const MOST_COMPARED = 20_000;

export type ComparedRecord = { contributionId: number; index: number; text: string; label: string };

export type RankingInput = {
  /** Null when the Datanet has no label field; then nothing is compared. */
  labelField: string | null;
  /** Accepted records of the Datanet, compared or not. */
  acceptedRecords: number;
  accepted: ComparedRecord[];
  judged: ComparedRecord[];
};

/**
 * What a contribution's labels are ranked by: its records, and the Datanet's records in force, each with the Datanet's
 * first label field and all text fields. A record that the contribution corrects is not held against its correction.
 * Null while the description of the Datanet, or the file of the contribution, is not read.
 */
export async function readRankingInput(
  pool: Pool,
  { id, datanetId }: { id: number; datanetId: number },
): Promise<RankingInput | null> {
  const { rows } = await pool.query<{ schema: unknown; acceptedRecords: number }>(
    `SELECT m.schema, d.accepted_records AS "acceptedRecords" FROM datanet d
     JOIN datanet_metadata m ON m.cid = d.metadata_cid
     JOIN contribution_file f ON f.contribution_id = $2 AND f.state = 'readable'
     WHERE d.id = $1`,
    [datanetId, id],
  );
  const [datanet] = rows;
  if (!datanet) return null;
  const { fields } = datanetSchemaSchema.parse(datanet.schema);
  const labelField = fields.find(({ kind }) => kind === 'label')?.name ?? null;
  const textFields = fields.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  const { acceptedRecords } = datanet;
  if (labelField === null) return { labelField, acceptedRecords, accepted: [], judged: [] };
  const columns = `r.contribution_id AS "contributionId", r.index, r.fields->>$2::text AS label,
    (SELECT string_agg(r.fields->>name, E'\\n' ORDER BY place) FROM unnest($3::text[]) WITH ORDINALITY AS f (name, place)) AS text`;
  const judged = await pool.query<ComparedRecord>(
    `SELECT ${columns} FROM record r
     WHERE r.contribution_id = $1 AND r.fields ? $2::text ORDER BY r.index LIMIT ${MOST_COMPARED}`,
    [id, labelField, textFields],
  );
  const accepted = await pool.query<ComparedRecord>(
    `SELECT ${columns} FROM record r JOIN contribution c ON c.id = r.contribution_id
     WHERE r.datanet_id = $1 AND c.status = 'accepted' AND c.id <> $4 AND NOT (r.index = ANY (c.excluded))
       AND r.fields ? $2::text
       AND NOT EXISTS (
         SELECT FROM record s JOIN contribution sc ON sc.id = s.contribution_id
         WHERE s.datanet_id = r.datanet_id AND s.supersedes = r.hash
           AND (sc.id = $4 OR (sc.status = 'accepted' AND NOT (s.index = ANY (sc.excluded)))))
     ORDER BY r.hash, r.contribution_id, r.index LIMIT ${MOST_COMPARED}`,
    [datanetId, labelField, textFields, id],
  );
  return { labelField, acceptedRecords, accepted: accepted.rows.map(toCompared), judged: judged.rows.map(toCompared) };
}

/** A record may leave every text field out that is not required. */
function toCompared({ text, ...row }: Omit<ComparedRecord, 'text'> & { text: string | null }): ComparedRecord {
  return { ...row, text: text ?? '' };
}
