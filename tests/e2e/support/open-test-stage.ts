import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from '@/contracts-abi/addresses';
import { connectReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';
import { connectDb } from '@/lib/db/client';
import { buildStage, type Stage } from '@/lib/demo/play/stage';
import { openFolderStore } from '@/lib/storage/folder-store';

/** The deployment under test as the demo's players reach it: its database, its files and its chain. */
export function openTestStage(): { stage: Stage; close: () => Promise<void> } {
  const { E2E_DATA_DIR: dataDir, E2E_RPC_URL: rpcUrl } = process.env;
  if (!dataDir || !rpcUrl) throw new Error('E2E_DATA_DIR and E2E_RPC_URL are not set: global-setup.ts sets them.');
  const contracts = addresses[LOCAL_CHAIN_ID];
  if (!contracts) throw new Error(`contracts-abi knows no contracts on chain ${LOCAL_CHAIN_ID}.`);
  const ports = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as { postgres: number; engine: number };
  const secretOf = (name: string) => readFileSync(join(dataDir, 'secrets', name), 'utf8').trim();
  // The use cases find what writes the answers by the environment.
  process.env.ENGINE_URL = `http://127.0.0.1:${ports.engine}`;
  process.env.ENGINE_SECRET = secretOf('engine');
  const database = connectDb({
    url: `postgresql://tributary:${secretOf('postgres')}@127.0.0.1:${ports.postgres}/tributary`,
    poolSize: 4,
  });
  const connection = { rpcUrl, chainId: LOCAL_CHAIN_ID, local: true };
  const stage = buildStage(
    { db: database.db, store: openFolderStore(join(dataDir, 'blobs')), chain: connectReader(connection) },
    { addresses: contracts, connection, staging: join(dataDir, 'uploads') },
  );
  return { stage, close: database.close };
}
