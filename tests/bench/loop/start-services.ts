import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectWriter } from '@/lib/chain/clients';
import { deployContracts } from '@/lib/chain/deploy-contracts';
import { localTerms } from '@/lib/chain/deployment-terms';
import { fundOperator } from '@/lib/chain/fund-operator';
import { LOCAL_CHAIN_ID, LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import { startAnvil } from '@/lib/runtime/anvil-node';
import { programService, webService } from '@/lib/runtime/app-services';
import { openDataFolder } from '@/lib/runtime/data-folder';
import { endProcess } from '@/lib/runtime/end-process';
import { findFreePort } from '@/lib/runtime/free-port';
import { readOptions } from '@/lib/runtime/options';
import { createDatabase, startPostgres } from '@/lib/runtime/postgres-server';
import { generateClient, migrateDatabase } from '@/lib/runtime/prisma';
import { identifyProcess, type ProcessIdentity } from '@/lib/runtime/process-identity';
import type { Service } from '@/lib/runtime/service';

/** A Tributary of the bench's own: the processes of `npm start`, on data that are deleted in the end. */
export type Services = {
  /** Null when the pages are not built. */
  readonly webUrl: string | null;
  readonly stop: () => Promise<void>;
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const GRACE_MS = 8_000;

/**
 * Starts Postgres (durable, as in a real start), the chain, contracts, indexer, worker and, with `web`, the built pages.
 * This process's environment then names them, as for any child of `npm start`.
 */
export async function startServices({
  challengeWindowS,
  web,
}: {
  challengeWindowS: number;
  web: boolean;
}): Promise<Services> {
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), 'tributary-bench-')));
  const started: ProcessIdentity[] = [];
  const note = (pid: number | undefined) => {
    const identity = pid === undefined ? null : identifyProcess(pid);
    if (identity) started.push(identity);
  };
  const stop = async () => {
    for (const identity of started.reverse()) {
      await endProcess({ identity, signal: 'SIGTERM', graceMs: GRACE_MS, group: true });
    }
    rmSync(folder.root, { recursive: true, force: true });
  };
  try {
    await generateClient(root);
    const postgres = await startPostgres({
      dataDir: folder.postgres,
      port: await findFreePort(),
      password: 'bench',
      logFile: join(folder.logs, 'postgres.log'),
      durable: true,
      onSpawn: (child) => note(child.pid),
    });
    await createDatabase({ adminUrl: postgres.urlOf('postgres'), name: 'tributary' });
    await migrateDatabase({ root, url: postgres.urlOf('tributary') });
    const chain = await startAnvil({
      port: 0,
      stateFile: null,
      logFile: join(folder.logs, 'chain.log'),
      onSpawn: (child) => note(child.pid),
    });
    await deploy({ rpcUrl: chain.rpcUrl, reader: chain.reader, challengeWindowS });
    const port = await findFreePort();
    setEnvironment({
      DATA_DIR: folder.root,
      DATABASE_URL: postgres.urlOf('tributary'),
      RPC_URL: chain.rpcUrl,
      CHALLENGE_WINDOW_S: String(challengeWindowS),
      APP_URL: `http://localhost:${port}`,
    });
    const launch = (service: Service) => service.start((child) => note(child.pid));
    await launch(programService({ root, folder }, { name: 'indexer', file: 'lib/runtime/run-indexer.ts' }));
    await launch(programService({ root, folder }, { name: 'worker', file: 'lib/runtime/run-worker.ts' }));
    if (web)
      await launch(webService({ root, folder, options: { ...readOptions({ args: [], envPort: undefined }), port } }));
    return { webUrl: web ? `http://localhost:${port}` : null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function deploy({
  rpcUrl,
  reader,
  challengeWindowS,
}: {
  rpcUrl: string;
  reader: Parameters<typeof deployContracts>[0]['reader'];
  challengeWindowS: number;
}): Promise<void> {
  const account = localAccount(LOCAL_ROLES.deployer);
  const deployer = connectWriter({ rpcUrl, chainId: LOCAL_CHAIN_ID, local: true, account });
  const terms = localTerms({
    recipient: account.address,
    operator: localAccount(LOCAL_ROLES.operator).address,
    guardian: localAccount(LOCAL_ROLES.guardian).address,
    challengeWindowS,
    withdrawalDelayS: 120,
  });
  const addresses = await deployContracts({ reader, deployer }, { firstNonce: 0, terms });
  await fundOperator({ reader, deployer }, { openToken: addresses.openToken, operator: terms.operator });
}

function setEnvironment(values: Record<string, string>): void {
  Object.assign(process.env, {
    LOCAL_MODE: 'true',
    CHAIN_ID: String(LOCAL_CHAIN_ID),
    SESSION_SECRET: 'a secret of the bench, which nobody else uses',
    CRON_SECRET: 'a secret of the bench',
    // The bench settles one epoch, when it asks for it.
    SETTLE_EVERY_S: '86400',
    ...values,
  });
}
