import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { eventsNamed, lastOfEach, toInt, type VaultEvent } from '@/lib/indexer/decoded-event';

/** Folds events of InferenceVault, in the order of the chain: deposits, permissions, charges. */
export async function applyVaultEvents(client: ClientBase, events: readonly VaultEvent[]): Promise<void> {
  await applyDeposits(client, events);
  await applyWithdrawals(client, events);
  await applyPermissions(client, events);
  await applyCharges(client, events);
}

/** An account's deposit is what it put in, less what it was charged and what it took out. */
async function applyDeposits(client: ClientBase, events: readonly VaultEvent[]): Promise<void> {
  const change = new Map<string, bigint>();
  const add = (account: string, amount: bigint) => change.set(account, (change.get(account) ?? 0n) + amount);
  for (const event of events) {
    if (event.name === 'Deposited') add(event.args.account, event.args.amount);
    if (event.name === 'Withdrawn') add(event.args.account, -event.args.amount);
    if (event.name === 'Charged') add(event.args.account, -(event.args.units * event.args.unitPrice));
  }
  await executeRows(client, {
    types: { account: 'text', amount: 'numeric' },
    rows: [...change].map(([account, amount]) => ({ account, amount })),
    statement: (rows) => `
      INSERT INTO vault_account (account, deposit) SELECT account, amount FROM ${rows}
      ON CONFLICT (account) DO UPDATE SET deposit = vault_account.deposit + excluded.deposit`,
  });
}

/** A request stands until it is paid, cancelled or replaced. */
async function applyWithdrawals(client: ClientBase, events: readonly VaultEvent[]): Promise<void> {
  const requests = new Map<string, { amount: bigint; availableAt: bigint | null }>();
  for (const event of events) {
    if (event.name === 'WithdrawalRequested') {
      requests.set(event.args.account, { amount: event.args.amount, availableAt: event.args.availableAt });
    } else if (event.name === 'WithdrawalCancelled' || event.name === 'Withdrawn') {
      requests.set(event.args.account, { amount: 0n, availableAt: null });
    }
  }
  await executeRows(client, {
    types: { account: 'text', amount: 'numeric', at: 'float8' },
    rows: [...requests].map(([account, { amount, availableAt }]) => ({ account, amount, at: availableAt })),
    statement: (rows) => `
      INSERT INTO vault_account (account, withdrawal_amount, withdrawal_available_at)
      SELECT account, amount, to_timestamp(at) FROM ${rows}
      ON CONFLICT (account) DO UPDATE SET withdrawal_amount = excluded.withdrawal_amount,
        withdrawal_available_at = excluded.withdrawal_available_at`,
  });
}

async function applyPermissions(client: ClientBase, events: readonly VaultEvent[]): Promise<void> {
  await executeRows(client, {
    types: { hash: 'text', account: 'text' },
    rows: lastOfEach(eventsNamed(events, 'PermissionRecorded'), ({ args }) => args.permissionHash).map(({ args }) => ({
      hash: args.permissionHash,
      account: args.account,
    })),
    statement: (rows) => `
      INSERT INTO vault_permission (permission_hash, account, recorded) SELECT hash, account, true FROM ${rows}
      ON CONFLICT (permission_hash) DO UPDATE SET recorded = true`,
  });
  await executeRows(client, {
    types: { hash: 'text', account: 'text', at: 'float8' },
    rows: lastOfEach(eventsNamed(events, 'PermissionRevoked'), ({ args }) => args.permissionHash).map(({ args }) => ({
      hash: args.permissionHash,
      account: args.account,
      at: args.effectiveAt,
    })),
    statement: (rows) => `
      INSERT INTO vault_permission (permission_hash, account, revoked_effective_at)
      SELECT hash, account, to_timestamp(at) FROM ${rows}
      ON CONFLICT (permission_hash) DO UPDATE SET revoked_effective_at = excluded.revoked_effective_at`,
  });
}

async function applyCharges(client: ClientBase, events: readonly VaultEvent[]): Promise<void> {
  const charges = eventsNamed(events, 'Charged');
  await executeRows(client, {
    types: {
      settlement: 'int',
      position: 'int',
      hash: 'text',
      account: 'text',
      model: 'int',
      units: 'numeric',
      price: 'numeric',
    },
    rows: charges.map(({ args, logIndex }) => ({
      settlement: toInt(args.settlementId),
      position: logIndex,
      hash: args.permissionHash,
      account: args.account,
      model: toInt(args.modelId),
      units: args.units,
      price: args.unitPrice,
    })),
    statement: (rows) => `
      INSERT INTO charge (settlement_id, position, permission_hash, account, model_id, units, unit_price)
      SELECT settlement, position, hash, account, model, units, price FROM ${rows}`,
  });
  const spent = new Map<string, { account: string; amount: bigint }>();
  for (const { args } of charges) {
    const amount = (spent.get(args.permissionHash)?.amount ?? 0n) + args.units * args.unitPrice;
    spent.set(args.permissionHash, { account: args.account, amount });
  }
  await executeRows(client, {
    types: { hash: 'text', account: 'text', amount: 'numeric' },
    rows: [...spent].map(([hash, { account, amount }]) => ({ hash, account, amount })),
    statement: (rows) => `
      INSERT INTO vault_permission (permission_hash, account, spent) SELECT hash, account, amount FROM ${rows}
      ON CONFLICT (permission_hash) DO UPDATE SET spent = vault_permission.spent + excluded.spent`,
  });
  await executeRows(client, {
    types: { id: 'int', amount: 'numeric', at: 'float8', block: 'int', transaction: 'text' },
    rows: eventsNamed(events, 'Settled').map(({ args, timestamp, blockNumber, transactionHash }) => ({
      id: toInt(args.settlementId),
      amount: args.amount,
      at: timestamp,
      block: blockNumber,
      transaction: transactionHash,
    })),
    statement: (rows) => `
      INSERT INTO settlement (id, amount, settled_at, block_number, transaction_hash)
      SELECT id, amount, to_timestamp(at), block, transaction FROM ${rows}`,
  });
}
