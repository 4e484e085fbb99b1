import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { type DatanetEvent, eventsNamed, toInt } from '@/lib/indexer/decoded-event';
import { LARGEST_ID } from '@/lib/schemas/id';

/** Folds the lives of contributions (submitted, then accepted or rejected, then perhaps withdrawn) and recounts. */
export async function applyContributions(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  await insertSubmitted(client, events);
  await executeRows(client, {
    types: { id: 'int', by: 'text', at: 'float8', sequence: 'int', excluded: 'text', reason: 'text' },
    rows: eventsNamed(events, 'ContributionAccepted').map(({ args, timestamp }) => ({
      id: toInt(args.contributionId),
      by: args.curator,
      at: timestamp,
      sequence: toInt(args.sequence),
      excluded: `{${args.excluded.map((index) => Math.min(index, LARGEST_ID)).join(',')}}`,
      reason: args.reason,
    })),
    statement: (rows) => `
      UPDATE contribution c SET status = 'accepted', decided_by = r.by, decided_at = to_timestamp(r.at),
        sequence = r.sequence, excluded = r.excluded::int[], reason = r.reason
      FROM ${rows} WHERE c.id = r.id`,
  });
  await executeRows(client, {
    types: { id: 'int', by: 'text', at: 'float8', reason: 'text' },
    rows: eventsNamed(events, 'ContributionRejected').map(({ args, timestamp }) => ({
      id: toInt(args.contributionId),
      by: args.curator,
      at: timestamp,
      reason: args.reason,
    })),
    statement: (rows) => `
      UPDATE contribution c SET status = 'rejected', decided_by = r.by, decided_at = to_timestamp(r.at), reason = r.reason
      FROM ${rows} WHERE c.id = r.id`,
  });
  await executeRows(client, {
    types: { id: 'int' },
    rows: eventsNamed(events, 'ContributionWithdrawn').map(({ args }) => ({ id: toInt(args.contributionId) })),
    statement: (rows) => `UPDATE contribution c SET status = 'withdrawn' FROM ${rows} WHERE c.id = r.id`,
  });
  await recount(client, events);
}

async function insertSubmitted(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  await executeRows(client, {
    types: {
      id: 'int',
      datanet: 'int',
      by: 'text',
      root: 'text',
      count: 'int',
      cid: 'text',
      at: 'float8',
      block: 'int',
      index: 'int',
      bond: 'numeric',
      transaction: 'text',
    },
    rows: eventsNamed(events, 'ContributionSubmitted').map((event) => ({
      id: toInt(event.args.contributionId),
      datanet: toInt(event.args.datanetId),
      by: event.args.contributor,
      root: event.args.recordsRoot,
      // Anybody can claim 2^32 - 1 records; no file holds even half as many, so the claim fails all the same.
      count: Math.min(event.args.recordCount, LARGEST_ID),
      cid: event.args.cid,
      at: event.timestamp,
      block: event.blockNumber,
      index: event.logIndex,
      bond: event.args.bond,
      transaction: event.transactionHash,
    })),
    statement: (rows) => `
      INSERT INTO contribution (id, datanet_id, contributor, records_root, record_count, cid, status, submitted_at,
        submitted_block, submitted_index, bond, transaction_hash)
      SELECT id, datanet, by, root, count, cid, 'submitted', to_timestamp(at), block, index, bond, transaction FROM ${rows}`,
  });
}

/** Counts what the touched Datanets hold from their contributions: no counter can drift from what it counts. */
async function recount(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  const lastTouch = new Map<number, number>();
  for (const event of events) {
    if (!event.name.startsWith('Contribution') || !('datanetId' in event.args)) continue;
    lastTouch.set(toInt(event.args.datanetId), event.timestamp);
  }
  await executeRows(client, {
    types: { id: 'int', at: 'float8' },
    rows: [...lastTouch].map(([id, at]) => ({ id, at })),
    statement: (rows) => `
      UPDATE datanet d SET
        accepted_count = n.accepted_count, revision = n.revision, accepted_records = LEAST(n.accepted_records, ${LARGEST_ID}),
        pending_count = n.pending_count, contributor_count = n.contributor_count,
        updated_at = GREATEST(d.updated_at, to_timestamp(r.at))
      FROM ${rows}, LATERAL (
        SELECT COALESCE(max(sequence), 0) AS accepted_count,
          count(sequence) + count(sequence) FILTER (WHERE status = 'withdrawn') AS revision,
          COALESCE(sum(record_count::bigint - cardinality(excluded)) FILTER (WHERE status = 'accepted'), 0) AS accepted_records,
          count(*) FILTER (WHERE status = 'submitted') AS pending_count,
          count(DISTINCT contributor) FILTER (WHERE status = 'accepted') AS contributor_count
        FROM contribution WHERE datanet_id = r.id) n
      WHERE d.id = r.id`,
  });
}
