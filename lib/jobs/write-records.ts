import type { ClientBase } from 'pg';
import { signTexts } from '@/lib/attribution/near-duplicates/sign-texts';
import { executeRows } from '@/lib/db/execute-rows';
import type { ContributionRow } from '@/lib/jobs/contribution-row';
import type { ParsedRecord } from '@/lib/records/parse-lines';
import { recordText } from '@/lib/records/record-text';

/** A record of which only the hash is left. */
export type RecordRemains = Pick<ParsedRecord, 'hash' | 'supersedes'>;

const ROWS_AT_ONCE = 5_000;

/**
 * Puts the records of a contribution in place of what was there, with the keys under which their texts are found. Of
 * remains, only the hashes are kept.
 */
export async function writeRecords(
  client: ClientBase,
  contribution: Pick<ContributionRow, 'id' | 'datanetId'>,
  records: readonly (ParsedRecord | RecordRemains)[],
): Promise<void> {
  for (const table of ['record', 'record_signature', 'contribution_ranking', 'label_doubt', 'record_resemblance']) {
    await client.query(`DELETE FROM ${table} WHERE contribution_id = $1`, [contribution.id]);
  }
  for (let start = 0; start < records.length; start += ROWS_AT_ONCE) {
    await executeRows(client, {
      types: { index: 'int', hash: 'text', content: 'text', supersedes: 'text', fields: 'jsonb', text: 'text' },
      rows: records.slice(start, start + ROWS_AT_ONCE).map((record, position) => ({
        index: start + position,
        hash: record.hash,
        content: 'fields' in record ? record.contentHash : '',
        supersedes: record.supersedes ?? null,
        fields: JSON.stringify('fields' in record ? record.fields : {}),
        text: 'fields' in record ? recordText(record.fields) : '',
      })),
      statement: (rows) => `
        INSERT INTO record (contribution_id, index, datanet_id, hash, content_hash, supersedes, fields, text)
        SELECT ${contribution.id}, index, ${contribution.datanetId}, hash, content, supersedes, fields, text FROM ${rows}`,
    });
  }
  await writeSignatures(client, contribution.id, records);
}

/**
 * Signatures tell which texts are alike, and so something of the texts: remains have none. Written in the order of the
 * keys, which the index stands in: three times as fast.
 */
async function writeSignatures(
  client: ClientBase,
  contributionId: number,
  records: readonly (ParsedRecord | RecordRemains)[],
): Promise<void> {
  const texts = [...signTexts(records.filter((record) => 'fields' in record))];
  for (let start = 0; start < texts.length; start += ROWS_AT_ONCE) {
    await executeRows(client, {
      types: { index: 'int', field: 'text', keys: 'text' },
      rows: texts
        .slice(start, start + ROWS_AT_ONCE)
        .map(({ index, field, keys }) => ({ index, field, keys: `{${keys.join(',')}}` })),
      statement: (rows) => `
        INSERT INTO record_signature (key, contribution_id, index, field)
        SELECT DISTINCT k.key, ${contributionId}, r.index, r.field
        FROM ${rows} CROSS JOIN unnest(r.keys::int[]) AS k (key) ORDER BY k.key`,
    });
  }
}

/** Notes what became of a contribution's file. */
export async function writeContributionFile(
  client: ClientBase,
  file: { contributionId: number; state: 'missing' | 'readable' | 'unreadable'; problem: string; byteSize: number },
): Promise<void> {
  await client.query(
    `INSERT INTO contribution_file (contribution_id, state, problem, byte_size) VALUES ($1, $2, $3, $4)
     ON CONFLICT (contribution_id) DO UPDATE SET state = excluded.state, problem = excluded.problem, byte_size = excluded.byte_size`,
    [file.contributionId, file.state, file.problem, file.byteSize],
  );
}
