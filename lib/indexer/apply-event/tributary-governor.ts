import type { ClientBase } from 'pg';
import { type Address, bytesToHex, encodeAbiParameters, type Hex, hexToBytes, keccak256, zeroHash } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { executeRows } from '@/lib/db/execute-rows';
import { applyGovernorSettings } from '@/lib/indexer/apply-event/governor-settings';
import {
  eventsNamed,
  type GovernorEvent,
  lastOfEach,
  type ProposalEvent,
  toSeconds,
} from '@/lib/indexer/decoded-event';
import { VOTE_SUPPORTS } from '@/lib/schemas/protocol';

/**
 * Folds events of TributaryGovernor. A proposal's life has one direction and what replaces an earlier value counts by its
 * last event, so all events of a kind are applied at once.
 */
export async function applyGovernorEvents(
  client: ClientBase,
  { addresses, events }: { addresses: ContractAddresses; events: readonly GovernorEvent[] },
): Promise<void> {
  await applyGovernorSettings(client, events);
  await insertProposals(client, {
    governor: addresses.tributaryGovernor,
    proposals: events.filter((event): event is ProposalEvent => event.name === 'ProposalCreated'),
  });
  await applyVotes(client, events);
  await executeRows(client, {
    types: { id: 'text', end: 'float8' },
    rows: lastOfEach(eventsNamed(events, 'ProposalExtended'), ({ args }) => `${args.proposalId}`).map(({ args }) => ({
      id: args.proposalId.toString(),
      end: toSeconds(args.extendedDeadline),
    })),
    statement: (rows) => `UPDATE proposal p SET vote_end = to_timestamp(r.end) FROM ${rows} WHERE p.id = r.id`,
  });
  await executeRows(client, {
    types: { id: 'text', executable: 'float8', at: 'float8' },
    rows: eventsNamed(events, 'ProposalQueued').map(({ args, timestamp }) => ({
      id: args.proposalId.toString(),
      executable: toSeconds(args.etaSeconds),
      at: timestamp,
    })),
    statement: (rows) => `
      UPDATE proposal p SET queued_at = to_timestamp(r.at), executable_at = to_timestamp(r.executable)
      FROM ${rows} WHERE p.id = r.id`,
  });
  await markProposals(client, 'executed_at', eventsNamed(events, 'ProposalExecuted'));
  await markProposals(client, 'canceled_at', eventsNamed(events, 'ProposalCanceled'));
}

async function markProposals(
  client: ClientBase,
  column: 'executed_at' | 'canceled_at',
  events: readonly Extract<GovernorEvent, { name: 'ProposalExecuted' | 'ProposalCanceled' }>[],
): Promise<void> {
  await executeRows(client, {
    types: { id: 'text', at: 'float8' },
    rows: events.map(({ args, timestamp }) => ({ id: args.proposalId.toString(), at: timestamp })),
    statement: (rows) => `UPDATE proposal p SET ${column} = to_timestamp(r.at) FROM ${rows} WHERE p.id = r.id`,
  });
}

async function insertProposals(
  client: ClientBase,
  { governor, proposals }: { governor: Address; proposals: readonly ProposalEvent[] },
): Promise<void> {
  await executeRows(client, {
    types: {
      id: 'text',
      proposer: 'text',
      actions: 'jsonb',
      description: 'text',
      hash: 'text',
      operation: 'text',
      start: 'float8',
      end: 'float8',
      at: 'float8',
      block: 'int',
      index: 'int',
      transaction: 'text',
    },
    rows: proposals.map(({ args, ...event }) => ({
      id: args.proposalId.toString(),
      proposer: args.proposer,
      actions: JSON.stringify(
        args.targets.map((target, k) => ({
          target,
          value: (args.values[k] ?? 0n).toString(),
          calldata: args.calldatas[k] ?? '0x',
        })),
      ),
      description: args.description,
      hash: args.descriptionHash,
      operation: operationIdOf(governor, args),
      start: toSeconds(args.voteStart),
      end: toSeconds(args.voteEnd),
      at: event.timestamp,
      block: event.blockNumber,
      index: event.logIndex,
      transaction: event.transactionHash,
    })),
    statement: (rows) => `
      INSERT INTO proposal (id, proposer, actions, description, description_hash, operation_id, vote_start, vote_end,
        created_at, created_block, created_index, transaction_hash)
      SELECT id, proposer, actions, description, hash, operation, to_timestamp(start), to_timestamp("end"),
        to_timestamp(at), block, index, transaction FROM ${rows}`,
  });
}

/** OpenZeppelin's GovernorTimelockControl: hashOperationBatch, salted with the governor and the description's hash. */
function operationIdOf(governor: Address, { targets, values, calldatas, descriptionHash }: ProposalEvent['args']): Hex {
  const salt = hexToBytes(descriptionHash);
  hexToBytes(governor).forEach((byte, k) => {
    salt[k] = (salt[k] ?? 0) ^ byte;
  });
  return keccak256(
    encodeAbiParameters(
      [{ type: 'address[]' }, { type: 'uint256[]' }, { type: 'bytes[]' }, { type: 'bytes32' }, { type: 'bytes32' }],
      [targets, values, calldatas, zeroHash, bytesToHex(salt)],
    ),
  );
}

async function applyVotes(client: ClientBase, events: readonly GovernorEvent[]): Promise<void> {
  const votes = events.filter((event) => event.name === 'VoteCast' || event.name === 'VoteCastWithParams');
  await executeRows(client, {
    types: {
      proposal: 'text',
      voter: 'text',
      support: 'text',
      weight: 'numeric',
      reason: 'text',
      at: 'float8',
      block: 'int',
      index: 'int',
      transaction: 'text',
    },
    rows: votes.map(({ args, timestamp, blockNumber, logIndex, transactionHash }) => ({
      proposal: args.proposalId.toString(),
      voter: args.voter,
      support: VOTE_SUPPORTS[args.support] ?? 'abstain',
      weight: args.weight,
      reason: args.reason,
      at: timestamp,
      block: blockNumber,
      index: logIndex,
      transaction: transactionHash,
    })),
    statement: (rows) => `
      INSERT INTO proposal_vote (proposal_id, voter, support, weight, reason, cast_at, cast_block, cast_index,
        transaction_hash)
      SELECT proposal, voter, support, weight, reason, to_timestamp(at), block, index, transaction FROM ${rows}`,
  });
  // Counted from the votes: no sum can drift from what it sums.
  await executeRows(client, {
    types: { id: 'text' },
    rows: [...new Set(votes.map(({ args }) => args.proposalId.toString()))].map((id) => ({ id })),
    statement: (rows) => `
      UPDATE proposal p SET for_votes = n.for, against_votes = n.against, abstain_votes = n.abstain
      FROM ${rows}, LATERAL (
        SELECT COALESCE(sum(weight) FILTER (WHERE support = 'for'), 0) AS for,
          COALESCE(sum(weight) FILTER (WHERE support = 'against'), 0) AS against,
          COALESCE(sum(weight) FILTER (WHERE support = 'abstain'), 0) AS abstain
        FROM proposal_vote v WHERE v.proposal_id = r.id) n
      WHERE p.id = r.id`,
  });
}
