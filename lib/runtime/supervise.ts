import { join } from 'node:path';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { env, findEnvProblems, isSet } from '@/lib/env';
import { programService, webService } from '@/lib/runtime/app-services';
import { publishBaseAtStart } from '@/lib/runtime/base/publish-at-start';
import { connectGivenChain } from '@/lib/runtime/connect-given-chain';
import { launch, type StartContext, type Stoppable } from '@/lib/runtime/context';
import { isDemoDue, playDemo } from '@/lib/runtime/demo';
import { explainFailure } from '@/lib/runtime/explain-failure';
import { isPortFree } from '@/lib/runtime/free-port';
import { keepPorts } from '@/lib/runtime/kept-ports';
import { generateClient } from '@/lib/runtime/prisma';
import { startLocalChain } from '@/lib/runtime/start-chain';
import { startDatabase } from '@/lib/runtime/start-database';
import { loadStoredSecret } from '@/lib/runtime/stored-secret';
import { buildWeb, isWebBuilt } from '@/lib/runtime/web-build';

/** Throws `conflict` when another program has the web application's port. */
export async function checkPort({ options }: Pick<StartContext, 'options'>): Promise<void> {
  const { host, port, app } = options;
  if (!app || (await isPortFree({ host, port }))) return;
  throw new AppError(
    'conflict',
    `Port ${port} is taken by another program. Stop that one, or choose another port: npm start -- --port ${port + 1}`,
  );
}

/**
 * Starts everything, in an order in which each part finds what it needs, and resolves when the pages answer. The
 * addresses and secrets reach the children by this process's environment.
 */
export async function startAll(context: StartContext): Promise<void> {
  const { root, folder, options, report } = context;
  const ports = await keepPorts(folder.ports);
  setLocalEnvironment(context, ports.engine);
  const client = generateClient(root);
  const [databaseUrl] = await Promise.all([
    startDatabase(context, { port: ports.postgres }),
    startChain(context, ports.chain),
    client.then(() => buildPages(context)),
  ]);
  process.env.DATABASE_URL = databaseUrl;
  const problems = options.app ? findEnvProblems() : [];
  if (problems.length > 0) throw new AppError('invalid-input', problems.join(' '));
  if (!options.app) return;
  await report.step({ done: 'Indexer, worker and engine started' }, async () => {
    await launch(context, {
      service: programService(context, { name: 'indexer', file: join('lib/runtime/run-indexer.ts') }),
      layer: 1,
    });
    await launch(context, {
      service: programService(context, { name: 'worker', file: join('lib/runtime/run-worker.ts') }),
      layer: 1,
    });
    // Another server may write the answers instead.
    if (env.ENGINE === 'embedded') {
      await launch(context, {
        service: programService(context, { name: 'engine', file: join('lib/runtime/run-engine.ts') }),
        layer: 1,
      });
    }
  });
  await report.step({ done: 'Web application answers' }, () =>
    launch(context, { service: webService(context), layer: 1 }),
  );
  const demo = env.LOCAL_MODE && isDemoDue(context);
  void fill(context, { base: env.LOCAL_MODE || options.publishBase, demo }).catch((error: unknown) => {
    if (!context.signal.aborted) report.warn(explainFailure(error) ?? 'What fills the pages could not be started.');
  });
}

/** What a new deployment begins with, one after another, behind pages that answer already. */
async function fill(context: StartContext, due: { base: boolean; demo: boolean }): Promise<void> {
  if (due.base) await publishBaseAtStart(context);
  if (due.demo) await playDemo(context);
}

/** Ends everything that a start has started, the application first. Never throws: it says what would not end. */
export async function stopAll({ running, report }: Pick<StartContext, 'running' | 'report'>): Promise<void> {
  const stop = (part: Stoppable) =>
    part.stop().catch((error: unknown) => {
      report.warn(`The ${part.name} did not end well: ${error instanceof Error ? error.message : String(error)}`);
    });
  const parts = running.splice(0).reverse();
  await Promise.all(parts.filter((part) => part.layer === 1).map(stop));
  for (const part of parts.filter((one) => one.layer === 0)) await stop(part);
}

function setLocalEnvironment({ folder, options }: StartContext, enginePort: number): void {
  process.env.DATA_DIR = folder.root;
  const secret = (name: string) => loadStoredSecret({ folder: folder.secrets, name });
  if (!isSet('SESSION_SECRET')) process.env.SESSION_SECRET = secret('session');
  if (!isSet('CRON_SECRET')) process.env.CRON_SECRET = secret('cron');
  if (!isSet('ENGINE_SECRET')) process.env.ENGINE_SECRET = secret('engine');
  if (!isSet('ENGINE_URL') && env.ENGINE === 'embedded') process.env.ENGINE_URL = `http://127.0.0.1:${enginePort}`;
  if (!isSet('APP_URL')) process.env.APP_URL = `http://localhost:${options.port}`;
  if (!isSet('RPC_URL')) process.env.LOCAL_MODE = 'true';
}

async function startChain(context: StartContext, port: number): Promise<void> {
  if (isSet('RPC_URL')) {
    const { rpcUrl, chainId, contracts, firstBlock } = await connectGivenChain(context);
    Object.assign(process.env, {
      RPC_URL: rpcUrl,
      CHAIN_ID: String(chainId),
      CONTRACT_ADDRESSES: JSON.stringify(contracts),
      ...(isSet('FIRST_BLOCK') ? {} : { FIRST_BLOCK: String(firstBlock) }),
    });
    return;
  }
  const rpcUrl = await startLocalChain(context, { port });
  Object.assign(process.env, { RPC_URL: rpcUrl, CHAIN_ID: String(LOCAL_CHAIN_ID) });
}

async function buildPages({ root, folder, options, report, signal }: StartContext): Promise<void> {
  if (!options.app || options.dev || isWebBuilt(root)) return;
  await report.step({ done: 'Pages built', doing: 'Building the pages (once, about a minute)' }, () =>
    buildWeb({ root, logFile: join(folder.logs, 'build.log'), signal }),
  );
}
