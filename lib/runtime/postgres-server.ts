import type { ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { Client } from 'pg';
import { AppError } from '@/lib/core/errors';
import { findPostgresBinaries } from '@/lib/runtime/postgres-binaries';
import { checkClusterVersion, clearStaleServer, createCluster } from '@/lib/runtime/postgres-cluster';
import { hasEnded, type OnSpawn } from '@/lib/runtime/service';
import { readLogTail, spawnDetached } from '@/lib/runtime/spawn-detached';
import { dropPrivileges } from '@/lib/runtime/unprivileged';
import { waitUntil } from '@/lib/runtime/wait-until';

/** A running Postgres of our own, on the loopback address. */
export type PostgresServer = {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
  /** The address of one of its databases, password included: never to be shown. */
  readonly urlOf: (database: string) => string;
};

export type PostgresOptions = {
  dataDir: string;
  port: number;
  password: string;
  logFile: string;
  /** False for tests: what the machine's crash would lose is then given up for speed. */
  durable: boolean;
  onSpawn?: OnSpawn;
};

const READY_TIMEOUT_MS = 60_000;

/**
 * Starts Postgres on `dataDir`, making it on the first call and recovering it when the last server was killed.
 * Resolves when it answers. Throws `not-ready` with where to look when it does not.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir, port, password, logFile, durable, onSpawn } = options;
  const binaries = findPostgresBinaries();
  checkClusterVersion({ dataDir, binaries });
  const unprivileged = dropPrivileges([dirname(dataDir), dirname(binaries.postgres)]);
  await clearStaleServer(dataDir);
  await createCluster({ dataDir, password, binaries, unprivileged });

  const command = [
    ...unprivileged.prefix,
    binaries.postgres,
    '-D',
    dataDir,
    ...settings({ port, durable }).flatMap((setting) => ['-c', setting]),
  ];
  const child = await spawnDetached({ command, logFile, env: { NODE_ENV: 'production', PATH: process.env.PATH } });
  onSpawn?.(child, port);
  const urlOf = (database: string) => `postgresql://tributary:${password}@127.0.0.1:${port}/${database}`;
  const ready = await waitUntil(async () => hasEnded(child) || (await answers(urlOf('postgres'))), {
    timeoutMs: READY_TIMEOUT_MS,
    everyMs: 50,
  });
  if (!ready || child.pid === undefined || hasEnded(child)) {
    child.kill('SIGQUIT');
    throw new AppError('not-ready', `The embedded Postgres did not start; see ${logFile}.`, {
      details: { output: readLogTail(logFile) },
    });
  }
  return { child, pid: child.pid, port, urlOf };
}

function settings({ port, durable }: { port: number; durable: boolean }): string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    'timezone=UTC',
    'log_timezone=UTC',
    // Statements can hold people's data: they stay out of the log.
    'log_min_error_statement=panic',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // it may end the connection while starting; the next attempt tells
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01') {
      throw new AppError(
        'conflict',
        'The embedded Postgres does not take the password in the data folder. Start anew with `npm start -- --reset`.',
        { cause: error },
      );
    }
    return false; // not listening yet, or still recovering
  } finally {
    await client.end().catch(() => undefined); // was never connected
  }
}

/** Creates a database on a server, empty or as a copy of `template`; no-op when it exists. */
export async function createDatabase({
  adminUrl,
  name,
  template,
}: {
  adminUrl: string;
  name: string;
  template?: string;
}): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      const from = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)}`;
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${from}`);
    }
  } finally {
    await client.end();
  }
}
