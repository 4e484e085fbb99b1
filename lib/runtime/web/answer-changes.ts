import type { ClientBase } from 'pg';

/**
 * Looks whether answers have changed since the last look (the sequence of 0016_answers_counted); the first says no.
 *
 * The count rises before the transaction that raised it commits, and for everybody at once. So what was being written when a
 * rise is seen may show only later: until all of it has ended, each look says yes. That is when no transaction is left
 * that began to write before one of this look's own, whose number is the next.
 */
export function createAnswerLook(client: Pick<ClientBase, 'query'>): () => Promise<boolean> {
  const ask = async (expression: string, from = ''): Promise<bigint> => {
    const { rows } = await client.query<{ value: string }>(`SELECT (${expression})::text AS value ${from}`);
    return BigInt(rows[0]?.value ?? 0);
  };
  let count: bigint | null = null;
  let until: bigint | null = null;
  return async () => {
    const before = count;
    count = await ask('last_value', 'FROM answer_changes');
    const risen = count !== before;
    const changed = before !== null && (risen || until !== null);
    if (risen) until = await ask('pg_current_xact_id()');
    if (until !== null && (await ask('pg_snapshot_xmin(pg_current_snapshot())')) >= until) until = null;
    return changed;
  };
}
