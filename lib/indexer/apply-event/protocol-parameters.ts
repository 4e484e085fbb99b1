import type { ClientBase } from 'pg';
import { PROTOCOL_PARAMETERS, PROTOCOL_ROLES } from '@/lib/core/protocol-names';
import { executeRows } from '@/lib/db/execute-rows';
import { type EventPosition, eventsNamed, type ParametersEvent } from '@/lib/indexer/decoded-event';

const POSITION = { block: 'int', index: 'int', at: 'float8', transaction: 'text' };

function positionOf({ blockNumber, logIndex, timestamp, transactionHash }: EventPosition) {
  return { block: blockNumber, index: logIndex, at: timestamp, transaction: transactionHash };
}

/** Keeps every value, role and division of fees that ProtocolParameters ever had; the first come with its deployment. */
export async function applyParametersEvents(client: ClientBase, events: readonly ParametersEvent[]): Promise<void> {
  await executeRows(client, {
    types: { ...POSITION, name: 'text', value: 'numeric' },
    rows: eventsNamed(events, 'ParameterChanged').flatMap((event) => {
      const name = PROTOCOL_PARAMETERS[event.args.parameter];
      return name ? [{ ...positionOf(event), name, value: event.args.value }] : [];
    }),
    statement: (rows) => `
      INSERT INTO protocol_parameter (block_number, log_index, name, value, changed_at, transaction_hash)
      SELECT block, index, name, value, to_timestamp(at), transaction FROM ${rows}`,
  });
  await executeRows(client, {
    types: { ...POSITION, role: 'text', holder: 'text' },
    rows: eventsNamed(events, 'RoleChanged').flatMap((event) => {
      const role = PROTOCOL_ROLES[event.args.role];
      return role ? [{ ...positionOf(event), role, holder: event.args.holder }] : [];
    }),
    statement: (rows) => `
      INSERT INTO protocol_role (block_number, log_index, role, holder, changed_at, transaction_hash)
      SELECT block, index, role, holder, to_timestamp(at), transaction FROM ${rows}`,
  });
  await executeRows(client, {
    types: { ...POSITION, treasury: 'int', builder: 'int', curators: 'int', compute: 'int', contributors: 'int' },
    rows: eventsNamed(events, 'FeePartsChanged').map((event) => {
      const { treasury, builder, curators, compute, contributors } = event.args.parts;
      return { ...positionOf(event), treasury, builder, curators, compute, contributors };
    }),
    statement: (rows) => `
      INSERT INTO fee_parts (block_number, log_index, treasury, builder, curators, compute, contributors, changed_at,
        transaction_hash)
      SELECT block, index, treasury, builder, curators, compute, contributors, to_timestamp(at), transaction FROM ${rows}`,
  });
}
