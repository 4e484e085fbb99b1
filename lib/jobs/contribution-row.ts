import type { ClientBase, Pool } from 'pg';
import type { Hex } from '@/lib/core/hex';

/** A contribution as its file is judged. */
export type ContributionRow = {
  id: number;
  datanetId: number;
  cid: string;
  recordsRoot: Hex;
  recordCount: number;
  status: 'submitted' | 'accepted' | 'rejected' | 'withdrawn';
};

/** The contribution, or null when there is none (any more). */
export async function findContribution(client: Pool | ClientBase, id: number): Promise<ContributionRow | null> {
  return query(client, id, '');
}

/**
 * The same contribution as `known`, with the status it has now, or null when a reorganisation replaced or took it.
 * It stays as it is until the transaction ends.
 */
export async function lockContribution(client: ClientBase, known: ContributionRow): Promise<ContributionRow | null> {
  const now = await query(client, known.id, 'FOR SHARE');
  return now?.cid === known.cid && now.recordsRoot === known.recordsRoot ? now : null;
}

async function query(client: Pool | ClientBase, id: number, lock: '' | 'FOR SHARE'): Promise<ContributionRow | null> {
  const { rows } = await client.query<ContributionRow>(
    `SELECT id, datanet_id AS "datanetId", cid, records_root AS "recordsRoot", record_count AS "recordCount", status
     FROM contribution WHERE id = $1 ${lock}`,
    [id],
  );
  return rows[0] ?? null;
}
