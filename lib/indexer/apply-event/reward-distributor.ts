import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { type DistributorEvent, eventsNamed, toInt } from '@/lib/indexer/decoded-event';

/** Folds events of RewardDistributor, in the order of the chain: epochs, a few a day, and claims. */
export async function applyDistributorEvents(client: ClientBase, events: readonly DistributorEvent[]): Promise<void> {
  for (const event of events) {
    if (event.name === 'EpochProposed') await insertProposal(client, event);
    if (event.name === 'EpochRejected') {
      await decideLastAttempt(client, { number: event.args.epoch, status: 'rejected', reason: event.args.reason });
    }
    if (event.name === 'EpochFinalised') {
      await decideLastAttempt(client, { number: event.args.epoch, status: 'final', reason: '' });
    }
  }
  await executeRows(client, {
    types: {
      block: 'int',
      index: 'int',
      account: 'text',
      amount: 'numeric',
      cumulative: 'numeric',
      at: 'float8',
      transaction: 'text',
    },
    rows: eventsNamed(events, 'Claimed').map(({ args, blockNumber, logIndex, timestamp, transactionHash }) => ({
      block: blockNumber,
      index: logIndex,
      account: args.account,
      amount: args.amount,
      cumulative: args.cumulativeAmount,
      at: timestamp,
      transaction: transactionHash,
    })),
    statement: (rows) => `
      INSERT INTO claim (block_number, log_index, account, amount, cumulative_amount, claimed_at, transaction_hash)
      SELECT block, index, account, amount, cumulative, to_timestamp(at), transaction FROM ${rows}`,
  });
}

async function insertProposal(
  client: ClientBase,
  { args, timestamp, blockNumber, transactionHash }: Extract<DistributorEvent, { name: 'EpochProposed' }>,
): Promise<void> {
  await client.query(
    `INSERT INTO epoch (number, attempt, root, total, file_cid, status, claimable_at, proposed_at, proposed_block, transaction_hash)
     SELECT $1::int, 1 + (SELECT count(*) FROM epoch WHERE number = $1::int), $2, $3::numeric, $4, 'proposed',
       to_timestamp($5::float8), to_timestamp($6::float8), $7::int, $8`,
    [
      toInt(args.epoch),
      args.root,
      args.total.toString(),
      args.fileCid,
      args.claimableAt.toString(),
      timestamp,
      blockNumber,
      transactionHash,
    ],
  );
}

async function decideLastAttempt(
  client: ClientBase,
  { number, status, reason }: { number: bigint; status: 'rejected' | 'final'; reason: string },
): Promise<void> {
  await client.query(
    `UPDATE epoch SET status = $2, rejected_reason = $3
     WHERE number = $1::int AND attempt = (SELECT max(attempt) FROM epoch WHERE number = $1::int)`,
    [toInt(number), status, reason],
  );
}
