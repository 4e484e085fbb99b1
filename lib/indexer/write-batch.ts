import type { ClientBase } from 'pg';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { executeRows } from '@/lib/db/execute-rows';
import { applyEvents } from '@/lib/indexer/apply-events';
import type { DecodedEvent } from '@/lib/indexer/decoded-event';
import { eraseContributionJob } from '@/lib/indexer/jobs-of-events';
import type { BlockBatch } from '@/lib/indexer/read-batch';
import { addJobs } from '@/lib/jobs/add-jobs';

/**
 * Writes what blocks hold, within the caller's transaction. Blocks that are not final are folded one by one, each under
 * its number in the undo journal. Then drops the headers and the journal of what is final by now.
 */
export async function writeBatch(
  client: ClientBase,
  input: {
    chainId: number;
    addresses: ContractAddresses;
    batch: BlockBatch | null;
    finalizedNumber: number;
    finalizedBefore: number;
  },
): Promise<void> {
  const { chainId, addresses, batch, finalizedNumber, finalizedBefore } = input;
  if (batch) {
    await executeRows(client, {
      types: { number: 'int', hash: 'text', parent: 'text', timestamp: 'int' },
      rows: batch.headers.map(({ number, hash, parentHash, timestamp }) => ({
        number,
        hash,
        parent: parentHash,
        timestamp,
      })),
      statement: (rows) =>
        `INSERT INTO block (number, hash, parent_hash, timestamp) SELECT number, hash, parent, timestamp FROM ${rows}`,
    });
    const { events } = batch;
    if (batch.final) await applyEvents(client, { chainId, addresses, events });
    else await applyByBlock(client, { chainId, addresses, events });
  }
  const settled = Math.min(finalizedNumber, batch?.last.number ?? finalizedNumber);
  if (settled <= finalizedBefore && !batch?.final) return;
  // The newest final block stays: a chain that does not hold it any more is recognised by it.
  await client.query('DELETE FROM block WHERE number < $1', [settled]);
  await client.query('DELETE FROM undo.entry WHERE block_number <= $1', [settled]);
  await eraseFinalWithdrawals(client, { after: finalizedBefore, upTo: settled });
}

async function applyByBlock(
  client: ClientBase,
  { events, ...chain }: { chainId: number; addresses: ContractAddresses; events: readonly DecodedEvent[] },
): Promise<void> {
  const byBlock = Map.groupBy(events, (event) => event.blockNumber);
  for (const [blockNumber, ofBlock] of byBlock) {
    await client.query("SELECT set_config('tributary.block', $1, true)", [String(blockNumber)]);
    await applyEvents(client, { ...chain, events: ofBlock });
  }
  await client.query("SELECT set_config('tributary.block', '', true)");
}

/** A withdrawn contribution's file is erased only when no reorganisation can bring the contribution back. */
async function eraseFinalWithdrawals(
  client: ClientBase,
  { after, upTo }: { after: number; upTo: number },
): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT (args->>'contributionId')::int AS id FROM chain_event
     WHERE name = 'ContributionWithdrawn' AND block_number > $1 AND block_number <= $2`,
    [after, upTo],
  );
  await addJobs(
    client,
    rows.map((row) => eraseContributionJob(row.id, { final: true })),
  );
}
