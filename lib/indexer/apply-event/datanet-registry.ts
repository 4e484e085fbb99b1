import type { ClientBase } from 'pg';
import { zeroAddress } from 'viem';
import { executeRows } from '@/lib/db/execute-rows';
import { applyContributions } from '@/lib/indexer/apply-event/contributions';
import { applyAccess } from '@/lib/indexer/apply-event/datanet-access';
import { type DatanetEvent, eventsNamed, lastOfEach, toInt } from '@/lib/indexer/decoded-event';
import { LARGEST_ID } from '@/lib/schemas/id';

/** The contract's enum Access. */
const ACCESS = ['nobody', 'on-request', 'anyone'] as const;

/**
 * Folds events of DatanetRegistry, in the order of the chain, into the tables of Datanets. A contribution's life has
 * one direction, and what replaces an earlier value counts by its last event, so all events of a kind are applied at
 * once; only a version depends on everything before it, and divides the events.
 */
export async function applyDatanetEvents(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  let start = 0;
  for (let end = 1; end <= events.length; end++) {
    if (end < events.length && events[end - 1]?.name !== 'VersionPublished') continue;
    await applyUpToVersion(client, events.slice(start, end));
    start = end;
  }
}

async function applyUpToVersion(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  await applyDatanets(client, events);
  await applyStakes(client, events);
  await applyCurators(client, events);
  await applyAccess(client, events);
  await applyContributions(client, events);
  await applyVersion(client, events);
}

async function applyDatanets(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  await executeRows(client, {
    types: { id: 'int', owner: 'text', cid: 'text', contribute: 'text', train: 'text', at: 'float8', block: 'int' },
    rows: eventsNamed(events, 'DatanetCreated').map(({ args, timestamp, blockNumber }) => ({
      id: toInt(args.datanetId),
      owner: args.owner,
      cid: args.metadataCid,
      contribute: accessName(args.contribute),
      train: accessName(args.train),
      at: timestamp,
      block: blockNumber,
    })),
    statement: (rows) => `
      INSERT INTO datanet (id, owner, metadata_cid, contribute_access, train_access, created_at, created_block, updated_at)
      SELECT id, owner, cid, contribute, train, to_timestamp(at), block, to_timestamp(at) FROM ${rows}`,
  });
  const transfers = eventsNamed(events, 'Transfer').filter(({ args }) => args.from !== zeroAddress);
  await executeRows(client, {
    types: { id: 'int', owner: 'text' },
    rows: lastOfEach(transfers, ({ args }) => `${args.tokenId}`).map(({ args }) => ({
      id: toInt(args.tokenId),
      owner: args.to,
    })),
    statement: (rows) => `UPDATE datanet d SET owner = r.owner FROM ${rows} WHERE d.id = r.id`,
  });
  await executeRows(client, {
    types: { id: 'int', cid: 'text', at: 'float8' },
    rows: lastOfEach(eventsNamed(events, 'MetadataChanged'), ({ args }) => `${args.datanetId}`).map(
      ({ args, timestamp }) => ({ id: toInt(args.datanetId), cid: args.metadataCid, at: timestamp }),
    ),
    statement: (rows) => `
      UPDATE datanet d SET metadata_cid = r.cid, updated_at = GREATEST(d.updated_at, to_timestamp(r.at))
      FROM ${rows} WHERE d.id = r.id`,
  });
  await executeRows(client, {
    types: { id: 'int', contribute: 'text', train: 'text', at: 'float8' },
    rows: lastOfEach(eventsNamed(events, 'PolicyChanged'), ({ args }) => `${args.datanetId}`).map(
      ({ args, timestamp }) => ({
        id: toInt(args.datanetId),
        contribute: accessName(args.contribute),
        train: accessName(args.train),
        at: timestamp,
      }),
    ),
    statement: (rows) => `
      UPDATE datanet d SET contribute_access = r.contribute, train_access = r.train,
        updated_at = GREATEST(d.updated_at, to_timestamp(r.at))
      FROM ${rows} WHERE d.id = r.id`,
  });
}

/** What contributing and curating cost from now on. */
async function applyStakes(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  const changes = lastOfEach(eventsNamed(events, 'StakesChanged'), ({ args }) => `${args.datanetId}`);
  await executeRows(client, {
    types: { id: 'int', bond: 'numeric', stake: 'numeric', at: 'float8' },
    rows: changes.map(({ args, timestamp }) => ({
      id: toInt(args.datanetId),
      bond: args.contributionBond,
      stake: args.curatorStake,
      at: timestamp,
    })),
    statement: (rows) => `
      UPDATE datanet d SET contribution_bond = r.bond, curator_stake_required = r.stake,
        updated_at = GREATEST(d.updated_at, to_timestamp(r.at))
      FROM ${rows} WHERE d.id = r.id`,
  });
}

async function applyCurators(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  const changes = lastOfEach(eventsNamed(events, 'CuratorChanged'), ({ args }) => `${args.datanetId} ${args.curator}`);
  await executeRows(client, {
    types: { id: 'int', account: 'text', active: 'bool' },
    rows: changes.map(({ args }) => ({ id: toInt(args.datanetId), account: args.curator, active: args.active })),
    statement: (rows) => `
      INSERT INTO datanet_curator (datanet_id, account, active) SELECT id, account, active FROM ${rows}
      ON CONFLICT (datanet_id, account) DO UPDATE SET active = excluded.active`,
  });
}

/** Freezes a version: the contributions accepted so far (sequence ≤ acceptedCount) and not withdrawn by now. */
async function applyVersion(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  for (const { args, timestamp, blockNumber, transactionHash } of eventsNamed(events, 'VersionPublished')) {
    const datanetId = toInt(args.datanetId);
    const version = toInt(args.version);
    const acceptedCount = toInt(args.acceptedCount);
    await client.query(
      `INSERT INTO version_contribution (datanet_id, version, position, contribution_id)
       SELECT $1::int, $2::int, row_number() OVER (ORDER BY sequence) - 1, id
       FROM contribution WHERE datanet_id = $1 AND status = 'accepted' AND sequence <= $3`,
      [datanetId, version, acceptedCount],
    );
    await client.query(
      `INSERT INTO datanet_version (datanet_id, number, publisher, accepted_count, manifest_cid, manifest_hash,
         record_count, published_at, published_block, transaction_hash)
       SELECT $1::int, $2::int, $3, $4::int, $5, $6,
         LEAST(COALESCE(SUM(c.record_count::bigint - cardinality(c.excluded)), 0), ${LARGEST_ID}), to_timestamp($7), $8::int, $9
       FROM version_contribution v JOIN contribution c ON c.id = v.contribution_id
       WHERE v.datanet_id = $1 AND v.version = $2`,
      [
        datanetId,
        version,
        args.publisher,
        acceptedCount,
        args.manifestCid,
        args.manifestHash,
        timestamp,
        blockNumber,
        transactionHash,
      ],
    );
    await client.query('UPDATE datanet SET version_count = $2, updated_at = to_timestamp($3) WHERE id = $1', [
      datanetId,
      version,
      timestamp,
    ]);
  }
}

function accessName(access: number): string {
  return ACCESS[access] ?? 'nobody';
}
