import type { ClientBase } from 'pg';
import type { NamedBy } from '@/lib/jobs/job-payloads';

/**
 * The arguments of the event that named a file, or null when a reorganisation took the event away. Until the
 * transaction ends the event stays: what is written for it is there when the indexer unwinds it.
 */
export async function lockNamingEvent(
  client: ClientBase,
  { chainId, blockHash, logIndex }: NamedBy,
): Promise<Readonly<Record<string, unknown>> | null> {
  const { rows } = await client.query<{ args: Record<string, unknown> }>(
    'SELECT args FROM chain_event WHERE chain_id = $1 AND block_hash = $2 AND log_index = $3 FOR SHARE',
    [chainId, blockHash, logIndex],
  );
  return rows[0]?.args ?? null;
}
