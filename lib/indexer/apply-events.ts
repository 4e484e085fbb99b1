import type { ClientBase } from 'pg';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { executeRows } from '@/lib/db/execute-rows';
import { applyStakingEvents } from '@/lib/indexer/apply-event/curator-staking';
import { applyDatanetEvents } from '@/lib/indexer/apply-event/datanet-registry';
import { applyVaultEvents } from '@/lib/indexer/apply-event/inference-vault';
import { applyModelEvents } from '@/lib/indexer/apply-event/model-registry';
import { applyTokenEvents } from '@/lib/indexer/apply-event/open-token';
import { applyParametersEvents } from '@/lib/indexer/apply-event/protocol-parameters';
import { applyDistributorEvents } from '@/lib/indexer/apply-event/reward-distributor';
import { applyTimelockEvents } from '@/lib/indexer/apply-event/timelock';
import { applyGovernorEvents } from '@/lib/indexer/apply-event/tributary-governor';
import type { DecodedEvent } from '@/lib/indexer/decoded-event';
import { jobsOfEvents } from '@/lib/indexer/jobs-of-events';
import { addJobs } from '@/lib/jobs/add-jobs';

/**
 * Folds events, in the order of the chain, into the tables under "chain" and queues the jobs they ask for. Events that
 * are there already (by chain, block hash and log index) are passed over. The contracts' tables have nothing in
 * common, so each contract's events are folded on their own; only the timelock's say more about the governor's proposals.
 */
export async function applyEvents(
  client: ClientBase,
  { chainId, addresses, events }: { chainId: number; addresses: ContractAddresses; events: readonly DecodedEvent[] },
): Promise<void> {
  const fresh = await dropKnown(client, { chainId, events });
  if (fresh.length === 0) return;
  await insertEvents(client, { chainId, events: fresh });
  await applyDatanetEvents(
    client,
    fresh.filter((event) => event.contract === 'datanetRegistry'),
  );
  await applyModelEvents(
    client,
    fresh.filter((event) => event.contract === 'modelRegistry'),
  );
  await applyVaultEvents(
    client,
    fresh.filter((event) => event.contract === 'inferenceVault'),
  );
  await applyDistributorEvents(
    client,
    fresh.filter((event) => event.contract === 'rewardDistributor'),
  );
  await applyStakingEvents(
    client,
    fresh.filter((event) => event.contract === 'curatorStaking'),
  );
  await applyParametersEvents(
    client,
    fresh.filter((event) => event.contract === 'protocolParameters'),
  );
  await applyTokenEvents(client, {
    addresses,
    events: fresh.filter((event) => event.contract === 'openToken'),
  });
  await applyGovernorEvents(client, {
    addresses,
    events: fresh.filter((event) => event.contract === 'tributaryGovernor'),
  });
  await applyTimelockEvents(
    client,
    fresh.filter((event) => event.contract === 'timelock'),
  );
  await addJobs(client, jobsOfEvents(fresh, chainId));
}

async function dropKnown(
  client: ClientBase,
  { chainId, events }: { chainId: number; events: readonly DecodedEvent[] },
): Promise<readonly DecodedEvent[]> {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return [];
  const { rows } = await client.query<{ key: string }>(
    `SELECT block_hash || ':' || log_index AS key FROM chain_event
     WHERE chain_id = $1 AND block_number BETWEEN $2 AND $3`,
    [chainId, first.blockNumber, last.blockNumber],
  );
  if (rows.length === 0) return events;
  const known = new Set(rows.map((row) => row.key));
  return events.filter((event) => !known.has(`${event.blockHash}:${event.logIndex}`));
}

async function insertEvents(
  client: ClientBase,
  { chainId, events }: { chainId: number; events: readonly DecodedEvent[] },
): Promise<void> {
  await executeRows(client, {
    types: {
      hash: 'text',
      index: 'int',
      block: 'int',
      transaction: 'text',
      contract: 'text',
      name: 'text',
      args: 'jsonb',
      at: 'float8',
    },
    rows: events.map((event) => ({
      hash: event.blockHash,
      index: event.logIndex,
      block: event.blockNumber,
      transaction: event.transactionHash,
      contract: event.contract,
      name: event.name,
      args: JSON.stringify(event.args, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
      at: event.timestamp,
    })),
    statement: (rows) => `
      INSERT INTO chain_event (chain_id, block_hash, log_index, block_number, transaction_hash, contract, name, args, timestamp)
      SELECT ${chainId}, hash, index, block, transaction, contract, name, args, to_timestamp(at) FROM ${rows}`,
  });
}
