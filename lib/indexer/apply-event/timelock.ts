import type { ClientBase } from 'pg';
import { executeRows } from '@/lib/db/execute-rows';
import { applyGovernorSettings } from '@/lib/indexer/apply-event/governor-settings';
import { eventsNamed, lastOfEach, type TimelockEvent } from '@/lib/indexer/decoded-event';

/**
 * Folds events of Timelock: its delay, and what became of proposals that were executed or cancelled there. Anybody may
 * execute what waited long enough at the timelock itself, and then the governor emits nothing.
 */
export async function applyTimelockEvents(client: ClientBase, events: readonly TimelockEvent[]): Promise<void> {
  await applyGovernorSettings(client, events);
  await markProposals(client, 'executed_at', eventsNamed(events, 'CallExecuted'));
  await markProposals(client, 'canceled_at', eventsNamed(events, 'Cancelled'));
}

async function markProposals(
  client: ClientBase,
  column: 'executed_at' | 'canceled_at',
  events: readonly Extract<TimelockEvent, { name: 'CallExecuted' | 'Cancelled' }>[],
): Promise<void> {
  await executeRows(client, {
    types: { id: 'text', at: 'float8' },
    rows: lastOfEach(events, ({ args }) => args.id).map(({ args, timestamp }) => ({ id: args.id, at: timestamp })),
    statement: (rows) => `
      UPDATE proposal p SET ${column} = to_timestamp(r.at) FROM ${rows} WHERE p.operation_id = r.id`,
  });
}
