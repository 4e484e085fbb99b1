import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { type StakingEvent, toInt, toSeconds } from '@/lib/indexer/decoded-event';
import { LARGEST_ID } from '@/lib/schemas/id';

type Key = { readonly datanetId: number; readonly account: string };
type Stake = Key & { amount: bigint; leaving: bigint; leavesAt: number | null; lost: bigint };
type Change = Key & { blockNumber: number; logIndex: number; active: bigint };

/** Folds events of CuratorStaking, in the order of the chain: stakes, what of them is active, and disputes. */
export async function applyStakingEvents(client: ClientBase, events: readonly StakingEvent[]): Promise<void> {
  await applyStakes(client, events);
  const disputed: Key[] = [];
  for (const event of events) {
    if (event.name === 'AcceptanceDisputed') disputed.push(await insertDispute(client, event));
    if (event.name === 'DisputeResolved' || event.name === 'DisputeExpired') {
      disputed.push(...(await endDispute(client, event)));
    }
  }
  await recountDisputes(client, disputed);
}

/** The account and Datanet of an event that changes a stake. The contract lets anybody stake on any number. */
function keyOf(event: StakingEvent): Key | null {
  switch (event.name) {
    case 'Staked':
    case 'UnstakeRequested':
    case 'Unstaked':
    case 'StakeSlashed':
      // No Datanet has such a number, so the stake can never count.
      if (event.args.datanetId > LARGEST_ID) return null;
      return { datanetId: toInt(event.args.datanetId), account: event.args.curator };
    default:
      return null;
  }
}

async function applyStakes(client: ClientBase, events: readonly StakingEvent[]): Promise<void> {
  const touched = events.flatMap((event) => keyOf(event) ?? []);
  if (touched.length === 0) return;
  const stakes = await readStakes(client, touched);
  const changes: Change[] = [];
  for (const event of events) {
    const key = keyOf(event);
    const stake = key && stakes.get(nameOf(key));
    if (!stake) continue;
    fold(stake, event);
    const active = stake.amount > stake.leaving ? stake.amount - stake.leaving : 0n;
    const { datanetId, account } = stake;
    changes.push({ datanetId, account, blockNumber: event.blockNumber, logIndex: event.logIndex, active });
  }
  await executeRows(client, {
    types: {
      datanetId: 'int',
      account: 'text',
      amount: 'numeric',
      leaving: 'numeric',
      leavesAt: 'float8',
      lost: 'numeric',
    },
    rows: [...stakes.values()],
    statement: (rows) => `
      INSERT INTO curator_stake (datanet_id, account, amount, leaving, leaves_at, lost)
      SELECT "datanetId", account, amount, leaving, to_timestamp("leavesAt"), lost FROM ${rows}
      ON CONFLICT (datanet_id, account) DO UPDATE SET amount = excluded.amount, leaving = excluded.leaving,
        leaves_at = excluded.leaves_at, lost = excluded.lost`,
  });
  await executeRows(client, {
    types: { datanetId: 'int', account: 'text', blockNumber: 'int', logIndex: 'int', active: 'numeric' },
    rows: changes,
    statement: (rows) => `
      INSERT INTO curator_stake_change (datanet_id, account, block_number, log_index, active)
      SELECT "datanetId", account, "blockNumber", "logIndex", active FROM ${rows}`,
  });
}

function fold(stake: Stake, event: StakingEvent): void {
  if (event.name === 'Staked') stake.amount += event.args.amount;
  if (event.name === 'StakeSlashed') {
    stake.amount -= event.args.amount;
    stake.lost += event.args.amount;
  }
  if (event.name === 'UnstakeRequested') {
    stake.leaving = event.args.amount;
    stake.leavesAt = event.args.amount === 0n ? null : toSeconds(event.args.leavesAt);
  }
  if (event.name === 'Unstaked') {
    stake.amount -= event.args.amount;
    stake.leaving = 0n;
    stake.leavesAt = null;
  }
}

/** The stakes as the index has them, empty ones for those it does not know. */
async function readStakes(client: ClientBase, keys: readonly Key[]): Promise<Map<string, Stake>> {
  const stakes = new Map<string, Stake>();
  for (const key of keys) stakes.set(nameOf(key), { ...key, amount: 0n, leaving: 0n, leavesAt: null, lost: 0n });
  const { rows } = await client.query<Key & { amount: string; leaving: string; leavesAt: number | null; lost: string }>(
    `SELECT datanet_id AS "datanetId", account, amount::text, leaving::text, lost::text,
       extract(epoch FROM leaves_at)::float8 AS "leavesAt"
     FROM curator_stake s JOIN unnest($1::int[], $2::text[]) AS k(d, a) ON s.datanet_id = k.d AND s.account = k.a`,
    [keys.map((key) => key.datanetId), keys.map((key) => key.account)],
  );
  for (const row of rows) {
    stakes.set(nameOf(row), {
      ...row,
      amount: BigInt(row.amount),
      leaving: BigInt(row.leaving),
      lost: BigInt(row.lost),
    });
  }
  return stakes;
}

function nameOf({ datanetId, account }: Key): string {
  return `${datanetId} ${account}`;
}

async function insertDispute(
  client: ClientBase,
  event: Extract<StakingEvent, { name: 'AcceptanceDisputed' }>,
): Promise<Key> {
  const { args, timestamp, blockNumber, logIndex, transactionHash } = event;
  const key = { datanetId: toInt(args.datanetId), account: args.curator };
  await client.query(
    `INSERT INTO acceptance_dispute (contribution_id, position, datanet_id, curator, disputer, bond, reason, opened_at,
       opened_block, opened_index, transaction_hash, resolve_by, outcome)
     SELECT $1::int, 1 + (SELECT count(*) FROM acceptance_dispute WHERE contribution_id = $1::int), $2::int, $3, $4,
       $5::numeric, $6, to_timestamp($7::float8), $8::int, $9::int, $10, to_timestamp($11::float8), 'open'`,
    [
      toInt(args.contributionId),
      key.datanetId,
      key.account,
      args.disputer,
      args.bond.toString(),
      args.reason,
      timestamp,
      blockNumber,
      logIndex,
      transactionHash,
      toSeconds(args.resolveBy),
    ],
  );
  return key;
}

async function endDispute(
  client: ClientBase,
  event: Extract<StakingEvent, { name: 'DisputeResolved' | 'DisputeExpired' }>,
): Promise<Key[]> {
  const resolved = event.name === 'DisputeResolved' ? event.args : null;
  const outcome = resolved ? (resolved.upheld ? 'upheld' : 'dismissed') : 'expired';
  const { rows } = await client.query<Key>(
    `UPDATE acceptance_dispute SET outcome = $2, amount = $3::numeric, resolution = $4,
       resolved_at = to_timestamp($5::float8), resolution_transaction = $6
     WHERE contribution_id = $1::int AND outcome = 'open' RETURNING datanet_id AS "datanetId", curator AS account`,
    [
      toInt(event.args.contributionId),
      outcome,
      resolved?.amount.toString() ?? null,
      resolved?.reason ?? '',
      event.timestamp,
      event.transactionHash,
    ],
  );
  return rows;
}

/** Counts the open disputes that hold a stake: no counter can drift from what it counts. */
async function recountDisputes(client: ClientBase, keys: readonly Key[]): Promise<void> {
  await executeRows(client, {
    types: { datanetId: 'int', account: 'text' },
    rows: [...new Map(keys.map((key) => [nameOf(key), key])).values()],
    statement: (rows) => `
      UPDATE curator_stake s SET disputes = (
        SELECT count(*) FROM acceptance_dispute d
        WHERE d.datanet_id = s.datanet_id AND d.curator = s.account AND d.outcome = 'open')
      FROM ${rows} WHERE s.datanet_id = r."datanetId" AND s.account = r.account`,
  });
}
