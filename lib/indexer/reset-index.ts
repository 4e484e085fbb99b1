import type { ClientBase } from 'pg';

/** Every table that events or the files they name fill. */
export const INDEX_TABLES = [
  'block',
  'index_cursor',
  'chain_event',
  'datanet',
  'datanet_curator',
  'datanet_access',
  'contribution',
  'datanet_contributor',
  'datanet_version',
  'version_contribution',
  'model',
  'model_version',
  'model_version_datanet',
  'model_price',
  'vault_account',
  'vault_permission',
  'settlement',
  'charge',
  'model_parent',
  'model_owner',
  'epoch',
  'epoch_challenge',
  'claim',
  'curator_stake',
  'curator_stake_change',
  'acceptance_dispute',
  'protocol_parameter',
  'protocol_role',
  'fee_parts',
  'governor_setting',
  'token_supply',
  'proposal',
  'proposal_vote',
  'delegate',
  'treasury_transfer',
  'datanet_metadata',
  'contribution_file',
  'record',
  'record_signature',
  'model_manifest',
  'epoch_earning',
] as const;

/**
 * Empties the index, so that the next step starts from block 0. What only this deployment knows stays, but for what it
 * thinks of contributions: their numbers may come to mean others.
 */
export async function resetIndex(client: ClientBase): Promise<void> {
  await client.query(
    `TRUNCATE undo.entry, contribution_ranking, label_doubt, record_resemblance, datanet_summary,
       ${INDEX_TABLES.join(', ')}`,
  );
}
