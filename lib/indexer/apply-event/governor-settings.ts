import type { ClientBase } from 'pg';
import type { GovernorSettingName } from '@/lib/core/protocol-names';
import { executeRows } from '@/lib/db/execute-rows';
import type { GovernorEvent, TimelockEvent } from '@/lib/indexer/decoded-event';

/** The setting that an event changes, and to what; null for other events. */
function settingOf(event: GovernorEvent | TimelockEvent): { name: GovernorSettingName; value: bigint } | null {
  switch (event.name) {
    case 'VotingDelaySet':
      return { name: 'votingDelay', value: event.args.newVotingDelay };
    case 'VotingPeriodSet':
      return { name: 'votingPeriod', value: event.args.newVotingPeriod };
    case 'ProposalThresholdSet':
      return { name: 'proposalThreshold', value: event.args.newProposalThreshold };
    case 'QuorumNumeratorUpdated':
      return { name: 'quorumPercent', value: event.args.newQuorumNumerator };
    case 'LateQuorumVoteExtensionSet':
      return { name: 'lateQuorumExtension', value: event.args.newVoteExtension };
    case 'MinDelayChange':
      return { name: 'timelockDelay', value: event.args.newDuration };
    default:
      return null;
  }
}

/** Keeps every value that the terms of voting ever had. */
export async function applyGovernorSettings(
  client: ClientBase,
  events: readonly (GovernorEvent | TimelockEvent)[],
): Promise<void> {
  await executeRows(client, {
    types: { block: 'int', index: 'int', name: 'text', value: 'numeric', at: 'float8', transaction: 'text' },
    rows: events.flatMap((event) => {
      const setting = settingOf(event);
      const { blockNumber: block, logIndex: index, timestamp: at, transactionHash: transaction } = event;
      return setting ? [{ block, index, ...setting, at, transaction }] : [];
    }),
    statement: (rows) => `
      INSERT INTO governor_setting (block_number, log_index, name, value, changed_at, transaction_hash)
      SELECT block, index, name, value, to_timestamp(at), transaction FROM ${rows}`,
  });
}
