import type { ClientBase } from 'pg';

/** How far the index has come. `blockNumber` is the newest block whose events are in the tables. */
export type Cursor = {
  readonly chainId: number;
  readonly blockNumber: number;
  readonly blockHash: string;
  /** The newest block known to be final; the undo journal starts after it. */
  readonly finalizedNumber: number;
  readonly headNumber: number;
};

/** The cursor, or null before the first block. With `lock`, no other transaction can move it until this one ends. */
export async function readCursor(client: ClientBase, options: { lock?: boolean } = {}): Promise<Cursor | null> {
  const { rows } = await client.query<Cursor>(
    `SELECT chain_id AS "chainId", block_number AS "blockNumber", block_hash AS "blockHash",
       finalized_number AS "finalizedNumber", head_number AS "headNumber"
     FROM index_cursor WHERE id = 1 ${options.lock ? 'FOR UPDATE' : ''}`,
  );
  return rows[0] ?? null;
}

export async function writeCursor(client: ClientBase, cursor: Cursor): Promise<void> {
  await client.query(
    `INSERT INTO index_cursor (id, chain_id, block_number, block_hash, finalized_number, head_number, updated_at)
     VALUES (1, $1, $2, $3, $4, $5, now())
     ON CONFLICT (id) DO UPDATE SET chain_id = excluded.chain_id, block_number = excluded.block_number,
       block_hash = excluded.block_hash, finalized_number = excluded.finalized_number,
       head_number = excluded.head_number, updated_at = excluded.updated_at`,
    [cursor.chainId, cursor.blockNumber, cursor.blockHash, cursor.finalizedNumber, cursor.headNumber],
  );
}
