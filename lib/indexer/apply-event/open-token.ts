import type { ClientBase } from 'pg';
import { zeroAddress } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { executeRows } from '@/lib/db/execute-rows';
import { eventsNamed, lastOfEach, type OpenTokenEvent } from '@/lib/indexer/decoded-event';

type Transfer = Extract<OpenTokenEvent, { name: 'Transfer' }>;

/** Folds events of OpenToken, in the order of the chain: who votes for whom, the supply, and the treasury's transfers. */
export async function applyTokenEvents(
  client: ClientBase,
  { addresses, events }: { addresses: ContractAddresses; events: readonly OpenTokenEvent[] },
): Promise<void> {
  await applyDelegations(client, events);
  const transfers = eventsNamed(events, 'Transfer');
  await applySupply(client, transfers);
  await applyTreasury(client, { treasury: addresses.timelock.toLowerCase(), transfers });
}

async function applyDelegations(client: ClientBase, events: readonly OpenTokenEvent[]): Promise<void> {
  await executeRows(client, {
    types: { account: 'text', delegatee: 'text' },
    rows: lastOfEach(eventsNamed(events, 'DelegateChanged'), ({ args }) => args.delegator).map(({ args }) => ({
      account: args.delegator,
      delegatee: args.toDelegate === zeroAddress ? null : args.toDelegate,
    })),
    statement: (rows) => `
      INSERT INTO delegate (account, delegatee) SELECT account, delegatee FROM ${rows}
      ON CONFLICT (account) DO UPDATE SET delegatee = excluded.delegatee`,
  });
  await executeRows(client, {
    types: { account: 'text', votes: 'numeric' },
    rows: lastOfEach(eventsNamed(events, 'DelegateVotesChanged'), ({ args }) => args.delegate).map(({ args }) => ({
      account: args.delegate,
      votes: args.newVotes,
    })),
    statement: (rows) => `
      INSERT INTO delegate (account, votes) SELECT account, votes FROM ${rows}
      ON CONFLICT (account) DO UPDATE SET votes = excluded.votes`,
  });
}

async function applySupply(client: ClientBase, transfers: readonly Transfer[]): Promise<void> {
  const changes = transfers.filter(({ args }) => (args.from === zeroAddress) !== (args.to === zeroAddress));
  if (changes.length === 0) return;
  const { rows } = await client.query<{ supply: string }>(
    'SELECT supply::text FROM token_supply ORDER BY block_number DESC, log_index DESC LIMIT 1',
  );
  let supply = BigInt(rows[0]?.supply ?? 0);
  await executeRows(client, {
    types: { block: 'int', index: 'int', supply: 'numeric', at: 'float8' },
    rows: changes.map(({ args, blockNumber, logIndex, timestamp }) => {
      supply += args.from === zeroAddress ? args.value : -args.value;
      return { block: blockNumber, index: logIndex, supply, at: timestamp };
    }),
    statement: (values) => `
      INSERT INTO token_supply (block_number, log_index, supply, changed_at)
      SELECT block, index, supply, to_timestamp(at) FROM ${values}`,
  });
}

async function applyTreasury(
  client: ClientBase,
  { treasury, transfers }: { treasury: string; transfers: readonly Transfer[] },
): Promise<void> {
  await executeRows(client, {
    types: {
      block: 'int',
      index: 'int',
      direction: 'text',
      counterparty: 'text',
      amount: 'numeric',
      at: 'float8',
      transaction: 'text',
    },
    rows: transfers
      .filter(({ args }) => (args.from === treasury) !== (args.to === treasury))
      .map(({ args, blockNumber, logIndex, timestamp, transactionHash }) => ({
        block: blockNumber,
        index: logIndex,
        direction: args.to === treasury ? 'in' : 'out',
        counterparty: args.to === treasury ? args.from : args.to,
        amount: args.value,
        at: timestamp,
        transaction: transactionHash,
      })),
    statement: (rows) => `
      INSERT INTO treasury_transfer (block_number, log_index, direction, counterparty, amount, transferred_at,
        transaction_hash)
      SELECT block, index, direction, counterparty, amount, to_timestamp(at), transaction FROM ${rows}`,
  });
}
