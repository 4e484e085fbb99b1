import type { ClientBase } from 'pg';
import { zeroAddress } from 'viem';
import { executeRows } from '@/lib/db/execute-rows';
import { applyModelLineage } from '@/lib/indexer/apply-event/model-lineage';
import { eventsNamed, lastOfEach, type ModelEvent, toInt } from '@/lib/indexer/decoded-event';

/** Folds events of ModelRegistry, in the order of the chain, into the tables of models. */
export async function applyModelEvents(client: ClientBase, events: readonly ModelEvent[]): Promise<void> {
  await executeRows(client, {
    types: { id: 'int', owner: 'text', price: 'numeric', at: 'float8', block: 'int' },
    rows: eventsNamed(events, 'ModelPublished').map(({ args, timestamp, blockNumber }) => ({
      id: toInt(args.modelId),
      owner: args.owner,
      price: args.unitPrice,
      at: timestamp,
      block: blockNumber,
    })),
    statement: (rows) => `
      INSERT INTO model (id, owner, unit_price, created_at, created_block, updated_at)
      SELECT id, owner, price, to_timestamp(at), block, to_timestamp(at) FROM ${rows}`,
  });
  await applyOwners(client, events);
  await applyModelLineage(client, events);
  await applyVersions(client, events);
  await applyPrices(client, events);
  await executeRows(client, {
    types: { id: 'int', retired: 'bool', at: 'float8' },
    rows: lastOfEach(eventsNamed(events, 'RetiredChanged'), ({ args }) => `${args.modelId}`).map(
      ({ args, timestamp }) => ({ id: toInt(args.modelId), retired: args.retired, at: timestamp }),
    ),
    statement: (rows) => `
      UPDATE model m SET retired = r.retired, updated_at = GREATEST(m.updated_at, to_timestamp(r.at))
      FROM ${rows} WHERE m.id = r.id`,
  });
}

/** The mint is the first transfer: with it the history of owners begins. */
async function applyOwners(client: ClientBase, events: readonly ModelEvent[]): Promise<void> {
  const transfers = eventsNamed(events, 'Transfer');
  await executeRows(client, {
    types: { id: 'int', block: 'int', index: 'int', owner: 'text' },
    rows: transfers.map(({ args, blockNumber, logIndex }) => ({
      id: toInt(args.tokenId),
      block: blockNumber,
      index: logIndex,
      owner: args.to,
    })),
    statement: (rows) => `
      INSERT INTO model_owner (model_id, block_number, log_index, owner) SELECT id, block, index, owner FROM ${rows}`,
  });
  const sales = transfers.filter(({ args }) => args.from !== zeroAddress);
  await executeRows(client, {
    types: { id: 'int', owner: 'text' },
    rows: lastOfEach(sales, ({ args }) => `${args.tokenId}`).map(({ args }) => ({
      id: toInt(args.tokenId),
      owner: args.to,
    })),
    statement: (rows) => `UPDATE model m SET owner = r.owner FROM ${rows} WHERE m.id = r.id`,
  });
}

async function applyVersions(client: ClientBase, events: readonly ModelEvent[]): Promise<void> {
  const published = eventsNamed(events, 'ModelVersionPublished');
  await executeRows(client, {
    types: {
      id: 'int',
      number: 'int',
      cid: 'text',
      hash: 'text',
      compute: 'text',
      publisher: 'text',
      at: 'float8',
      block: 'int',
      index: 'int',
      transaction: 'text',
    },
    rows: published.map(({ args, timestamp, blockNumber, logIndex, transactionHash }) => ({
      id: toInt(args.modelId),
      number: toInt(args.version),
      cid: args.manifestCid,
      hash: args.manifestHash,
      compute: args.computeProvider,
      publisher: args.publisher,
      at: timestamp,
      block: blockNumber,
      index: logIndex,
      transaction: transactionHash,
    })),
    statement: (rows) => `
      INSERT INTO model_version (model_id, number, manifest_cid, manifest_hash, compute_provider, publisher,
        published_at, published_block, published_index, transaction_hash)
      SELECT id, number, cid, hash, compute, publisher, to_timestamp(at), block, index, transaction FROM ${rows}`,
  });
  await executeRows(client, {
    types: { id: 'int', number: 'int', datanet: 'int', version: 'int' },
    rows: published.flatMap(({ args }) =>
      args.datanets.map((used) => ({
        id: toInt(args.modelId),
        number: toInt(args.version),
        datanet: toInt(used.datanetId),
        version: toInt(used.version),
      })),
    ),
    statement: (rows) => `
      INSERT INTO model_version_datanet (model_id, version, datanet_id, datanet_version)
      SELECT id, number, datanet, version FROM ${rows}`,
  });
  await executeRows(client, {
    types: { id: 'int', number: 'int', at: 'float8' },
    rows: lastOfEach(published, ({ args }) => `${args.modelId}`).map(({ args, timestamp }) => ({
      id: toInt(args.modelId),
      number: toInt(args.version),
      at: timestamp,
    })),
    statement: (rows) => `
      UPDATE model m SET version_count = r.number, updated_at = GREATEST(m.updated_at, to_timestamp(r.at))
      FROM ${rows} WHERE m.id = r.id`,
  });
}

async function applyPrices(client: ClientBase, events: readonly ModelEvent[]): Promise<void> {
  const changes = eventsNamed(events, 'PriceChanged');
  await executeRows(client, {
    types: { id: 'int', block: 'int', index: 'int', price: 'numeric' },
    rows: changes.map(({ args, blockNumber, logIndex }) => ({
      id: toInt(args.modelId),
      block: blockNumber,
      index: logIndex,
      price: args.unitPrice,
    })),
    statement: (rows) => `
      INSERT INTO model_price (model_id, block_number, log_index, unit_price) SELECT id, block, index, price FROM ${rows}`,
  });
  await executeRows(client, {
    types: { id: 'int', price: 'numeric', at: 'float8' },
    rows: lastOfEach(changes, ({ args }) => `${args.modelId}`).map(({ args, timestamp }) => ({
      id: toInt(args.modelId),
      price: args.unitPrice,
      at: timestamp,
    })),
    statement: (rows) => `
      UPDATE model m SET unit_price = r.price, updated_at = GREATEST(m.updated_at, to_timestamp(r.at))
      FROM ${rows} WHERE m.id = r.id`,
  });
}
