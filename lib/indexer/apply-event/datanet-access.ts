import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { type DatanetEvent, toInt } from '@/lib/indexer/decoded-event';

/** The contract's enum Permission. */
const PERMISSIONS = ['contribute', 'train'] as const;

type Change = {
  id: number;
  account: string;
  permission: string;
  granted: boolean | null;
  /** What became of the request: unix seconds, or null when it was decided or never made. */
  requestedAt: number | null;
  note: string | null;
};

/** Folds requests for access and the owner's decisions: a decision, for or against, ends the request. */
export async function applyAccess(client: ClientBase, events: readonly DatanetEvent[]): Promise<void> {
  const changes = new Map<string, Change>();
  for (const event of events) {
    if (event.name !== 'AccessRequested' && event.name !== 'AccessChanged') continue;
    const { datanetId, account } = event.args;
    const permission = PERMISSIONS[event.args.permission] ?? 'contribute';
    const key = `${datanetId} ${account} ${permission}`;
    const earlier = changes.get(key);
    const base = { id: toInt(datanetId), account, permission };
    if (event.name === 'AccessRequested') {
      const granted = earlier?.granted ?? null;
      changes.set(key, { ...base, granted, requestedAt: event.timestamp, note: event.args.note });
    } else {
      changes.set(key, { ...base, granted: event.args.granted, requestedAt: null, note: earlier?.note ?? null });
    }
  }
  await executeRows(client, {
    types: { id: 'int', account: 'text', permission: 'text', granted: 'bool', requestedAt: 'float8', note: 'text' },
    rows: [...changes.values()],
    // MERGE has no order to fear here: each key stands in the rows once.
    statement: (rows) => `
      MERGE INTO datanet_access a USING (SELECT * FROM ${rows}) r
      ON a.datanet_id = r.id AND a.account = r.account AND a.permission = r.permission
      WHEN MATCHED THEN UPDATE SET granted = COALESCE(r.granted, a.granted),
        requested_at = to_timestamp(r."requestedAt"), note = COALESCE(r.note, a.note)
      WHEN NOT MATCHED THEN INSERT (datanet_id, account, permission, granted, requested_at, note)
        VALUES (r.id, r.account, r.permission, COALESCE(r.granted, false), to_timestamp(r."requestedAt"), COALESCE(r.note, ''))`,
  });
}
