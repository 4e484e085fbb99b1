import { join } from 'node:path';
import { Client } from 'pg';
import { AppError } from '@/lib/core/errors';
import { env, isSet } from '@/lib/env';
import { launch, type StartContext } from '@/lib/runtime/context';
import { createDatabase, type PostgresServer, startPostgres } from '@/lib/runtime/postgres-server';
import { migrateDatabase } from '@/lib/runtime/prisma';
import { loadStoredSecret } from '@/lib/runtime/stored-secret';

const DATABASE = 'tributary';

/** The database's address, once it answers and is migrated: the one of DATABASE_URL, or one that is started here. */
export async function startDatabase(context: StartContext, { port }: { port: number }): Promise<string> {
  const { report, root } = context;
  if (isSet('DATABASE_URL')) {
    const url = env.DATABASE_URL;
    return report.step({ done: 'Database of DATABASE_URL ready' }, async () => {
      await checkConnection(url);
      await migrateDatabase({ root, url });
      return url;
    });
  }
  return report.step({ done: 'Database ready' }, async () => {
    const url = await startEmbedded(context, port);
    await migrateDatabase({ root, url });
    return url;
  });
}

async function startEmbedded(context: StartContext, port: number): Promise<string> {
  const { folder } = context;
  const password = loadStoredSecret({ folder: folder.secrets, name: 'postgres' });
  const logFile = join(folder.logs, 'postgres.log');
  let server: PostgresServer | undefined;
  const service = {
    name: 'database',
    signal: 'SIGINT', // "fast": ends the connections and writes everything out
    graceMs: 15_000,
    logFile,
    start: async (onSpawn) => {
      server = await startPostgres({ dataDir: folder.postgres, port, password, logFile, durable: true, onSpawn });
    },
  } satisfies Parameters<typeof launch>[1]['service'];
  await launch(context, { service, layer: 0 });
  if (!server) throw new AppError('internal', 'The embedded Postgres started without saying so.');
  await createDatabase({ adminUrl: server.urlOf('postgres'), name: DATABASE });
  return server.urlOf(DATABASE);
}

async function checkConnection(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (cause) {
    // The address holds a password: only what the server said is shown.
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'not-ready',
      `The database of DATABASE_URL does not answer (${said}). Correct it, or unset it.`,
      {
        cause,
      },
    );
  } finally {
    await client.end().catch(() => undefined); // was never connected
  }
}
