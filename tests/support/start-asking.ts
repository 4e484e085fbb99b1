import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as chat from '@/app/v1/chat/completions/route';
import * as completions from '@/app/v1/completions/route';
import * as embeddings from '@/app/v1/embeddings/route';
import * as model from '@/app/v1/models/[id]/route';
import * as models from '@/app/v1/models/route';
import type { Hex } from '@/lib/core/hex';
import { getDbConnection } from '@/lib/db/client';
import type { Engine } from '@/lib/engines/engine';
import { serveEngine } from '@/lib/engines/service/serve-engine';
import { createApiKey } from '@/lib/server/api-keys/create-api-key';
import { publishAdapter } from '@/tests/support/publish-adapter';
import { serveRoutes } from '@/tests/support/serve-routes';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

/**
 * An economy whose /v1 is served over HTTP: model 1 is a classifier, 2 is retired, 3 a base and 4 an adapter that the given
 * engine writes for, behind the same small service as in production.
 */
export type Asking = {
  economy: TestEconomy;
  /** Of the API, with `/v1`. */
  baseURL: string;
  adapter: { baseId: number; adapterId: number; baseCid: string; adapterCid: string };
  /** A new key with a budget of so many answers, under a permission of its own. */
  makeKey: (answers: number) => Promise<{ key: string; permissionHash: Hex }>;
  /** What was served under a permission and not given back, in answers. */
  servedUnder: (permissionHash: Hex) => Promise<number>;
  /** Clients that had left before they had all of their answer. */
  leftEarly: () => number;
  stop: () => Promise<void>;
};

/** The base that the product ships with. */
export const BASE = fileURLToPath(new URL('../../assets/base-model/tributary-base.gguf', import.meta.url));

const SECRET = 'a secret of this test only';

export async function startAsking(
  engine: Engine,
  weights: { base: Uint8Array; adapter: Uint8Array } = { base: readFileSync(BASE), adapter: new Uint8Array(17) },
): Promise<Asking> {
  const economy = await startEconomy();
  const { database, chain, dataDir } = economy;
  const adapter = await publishAdapter(economy, weights);
  const service = serveEngine(engine, { secret: SECRET });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const { port } = service.address() as AddressInfo;
  Object.assign(process.env, {
    LOCAL_MODE: 'true',
    DATABASE_URL: database.url,
    RPC_URL: chain.rpcUrl,
    DATA_DIR: dataDir,
    ENGINE: 'embedded',
    ENGINE_URL: `http://127.0.0.1:${port}`,
    ENGINE_SECRET: SECRET,
  });
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 1_000n);
  const routes = await serveRoutes([
    { path: '/v1/models', handlers: models },
    { path: '/v1/models/[id]', handlers: model },
    { path: '/v1/chat/completions', handlers: chat },
    { path: '/v1/completions', handlers: completions },
    { path: '/v1/embeddings', handlers: embeddings },
  ]);
  return {
    economy,
    baseURL: `${routes.url}/v1`,
    adapter,
    async makeKey(answers) {
      const permissionHash = await economy.signPermission(PEOPLE.asker, { models: [1, 2, 3, adapter.adapterId] });
      const request = { name: 'test', permissionHash, budget: UNIT_PRICE * BigInt(answers) };
      const account = economy.accountOf(PEOPLE.asker);
      const { key } = await createApiKey({ db: database.db }, { account, request });
      return { key, permissionHash };
    },
    async servedUnder(permissionHash) {
      const { served } = await database.db.spendingPermission.findUniqueOrThrow({ where: { permissionHash } });
      return Number(BigInt(served.toFixed(0)) / UNIT_PRICE);
    },
    leftEarly: routes.leftEarly,
    async stop() {
      await routes.stop();
      service.closeAllConnections();
      await new Promise((resolve) => service.close(resolve));
      await getDbConnection().close();
      await economy.stop();
    },
  };
}
