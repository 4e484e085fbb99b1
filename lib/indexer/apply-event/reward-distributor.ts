import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { type DistributorEvent, eventsNamed, toInt, toSeconds } from '@/lib/indexer/decoded-event';

type EventNamed<Name extends DistributorEvent['name']> = Extract<DistributorEvent, { name: Name }>;

/** Folds events of RewardDistributor, in the order of the chain: epochs and their challenges, a few a day, and claims. */
export async function applyDistributorEvents(client: ClientBase, events: readonly DistributorEvent[]): Promise<void> {
  for (const event of events) {
    if (event.name === 'EpochProposed') await insertProposal(client, event);
    if (event.name === 'EpochChallenged') await insertChallenge(client, event);
    if (event.name === 'ChallengeDismissed') {
      await endChallenge(client, event, { outcome: 'dismissed', resolution: event.args.reason });
      await changeLastAttempt(client, event.args.epoch, {
        set: 'challenged = false, failed_challenges = failed_challenges + 1, claimable_at = to_timestamp($2::float8)',
        value: toSeconds(event.args.claimableAt),
      });
    }
    if (event.name === 'ChallengeUpheld') {
      await endChallenge(client, event, { outcome: 'upheld', resolution: event.args.reason });
      await changeLastAttempt(client, event.args.epoch, {
        set: 'challenged = false, failed_challenges = 0, rejected_reason = $2',
        value: event.args.reason,
      });
    }
    if (event.name === 'ChallengeExpired') {
      await endChallenge(client, event, { outcome: 'expired', resolution: '' });
      await changeLastAttempt(client, event.args.epoch, {
        set: 'challenged = false, failed_challenges = failed_challenges + $2::int',
        value: 1,
      });
    }
    if (event.name === 'EpochRejected') {
      await changeLastAttempt(client, event.args.epoch, { set: 'status = $2', value: 'rejected' });
    }
    if (event.name === 'EpochFinalised') {
      await changeLastAttempt(client, event.args.epoch, { set: 'status = $2, failed_challenges = 0', value: 'final' });
    }
  }
  await applyClaims(client, events);
}

async function applyClaims(client: ClientBase, events: readonly DistributorEvent[]): Promise<void> {
  await executeRows(client, {
    types: {
      block: 'int',
      index: 'int',
      account: 'text',
      recipient: 'text',
      amount: 'numeric',
      cumulative: 'numeric',
      at: 'float8',
      transaction: 'text',
    },
    rows: eventsNamed(events, 'Claimed').map(({ args, blockNumber, logIndex, timestamp, transactionHash }) => ({
      block: blockNumber,
      index: logIndex,
      account: args.account,
      recipient: args.to,
      amount: args.amount,
      cumulative: args.cumulativeAmount,
      at: timestamp,
      transaction: transactionHash,
    })),
    statement: (rows) => `
      INSERT INTO claim (block_number, log_index, account, recipient, amount, cumulative_amount, claimed_at, transaction_hash)
      SELECT block, index, account, recipient, amount, cumulative, to_timestamp(at), transaction FROM ${rows}`,
  });
}

/** Who dropped a proposal by waiting made the next challenge dearer, whoever proposes next. */
async function insertProposal(
  client: ClientBase,
  { args, timestamp, blockNumber, transactionHash }: EventNamed<'EpochProposed'>,
): Promise<void> {
  await client.query(
    `INSERT INTO epoch (number, attempt, root, total, file_cid, status, failed_challenges, proposer, bond, claimable_at,
       proposed_at, proposed_block, transaction_hash)
     SELECT $1::int, 1 + (SELECT count(*) FROM epoch WHERE number = $1::int), $2, $3::numeric, $4, 'proposed',
       COALESCE((SELECT failed_challenges FROM epoch ORDER BY number DESC, attempt DESC LIMIT 1), 0), $5, $6::numeric,
       to_timestamp($7::float8), to_timestamp($8::float8), $9::int, $10`,
    [
      toInt(args.epoch),
      args.root,
      args.total.toString(),
      args.fileCid,
      args.proposer,
      args.bond.toString(),
      toSeconds(args.claimableAt),
      timestamp,
      blockNumber,
      transactionHash,
    ],
  );
}

async function insertChallenge(
  client: ClientBase,
  { args, timestamp, blockNumber, logIndex, transactionHash }: EventNamed<'EpochChallenged'>,
): Promise<void> {
  await client.query(
    `INSERT INTO epoch_challenge (number, attempt, position, challenger, bond, reason, opened_at, opened_block,
       opened_index, transaction_hash, resolve_by, outcome)
     SELECT e.number, e.attempt,
       1 + (SELECT count(*) FROM epoch_challenge c WHERE c.number = e.number AND c.attempt = e.attempt),
       $2, $3::numeric, $4, to_timestamp($5::float8), $6::int, $7::int, $8, to_timestamp($9::float8), 'open'
     FROM epoch e WHERE e.number = $1::int ORDER BY e.attempt DESC LIMIT 1`,
    [
      toInt(args.epoch),
      args.challenger,
      args.bond.toString(),
      args.reason,
      timestamp,
      blockNumber,
      logIndex,
      transactionHash,
      toSeconds(args.resolveBy),
    ],
  );
  await changeLastAttempt(client, args.epoch, { set: 'challenged = $2::boolean', value: true });
}

async function endChallenge(
  client: ClientBase,
  { args, timestamp, transactionHash }: EventNamed<'ChallengeDismissed' | 'ChallengeUpheld' | 'ChallengeExpired'>,
  { outcome, resolution }: { outcome: 'dismissed' | 'upheld' | 'expired'; resolution: string },
): Promise<void> {
  await client.query(
    `UPDATE epoch_challenge SET outcome = $2, resolution = $3, resolved_at = to_timestamp($4::float8),
       resolution_transaction = $5
     WHERE number = $1::int AND outcome = 'open'`,
    [toInt(args.epoch), outcome, resolution, timestamp, transactionHash],
  );
}

/** Sets columns of an epoch's newest proposal; `value` is what $2 stands for. */
async function changeLastAttempt(
  client: ClientBase,
  number: bigint,
  { set, value }: { set: string; value: string | number | boolean },
): Promise<void> {
  await client.query(
    `UPDATE epoch SET ${set}
     WHERE number = $1::int AND attempt = (SELECT max(attempt) FROM epoch WHERE number = $1::int)`,
    [toInt(number), value],
  );
}
