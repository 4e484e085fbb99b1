import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from '@/lib/db/generated/client';
import { env } from '@/lib/env';

/** The database as use cases take it: their first argument. */
export type Db = PrismaClient;

/** A PrismaClient and the node-postgres pool under it; the pool is for COPY, LISTEN and statements with UNNEST. */
export type DbConnection = { db: PrismaClient; pool: Pool; close: () => Promise<void> };

/** Connects lazily: no connection is opened before the first query. `poolSize` bounds the connections. */
export function connectDb({ url, poolSize }: { url: string; poolSize: number }): DbConnection {
  const pool = new Pool({ connectionString: url, max: poolSize });
  // An idle connection that the server ends (a restart of Postgres) must not end this process; the next query opens a new one.
  pool.on('error', () => undefined);
  // The same for a connection that is in use but not asking anything right now.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    db,
    pool,
    close: async () => {
      await db.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

// Next evaluates a module once per bundle and again on each reload: the connection is kept on the process.
const kept: typeof globalThis & { tributaryDb?: DbConnection } = globalThis;

/** The process's one connection, from DATABASE_URL and DATABASE_POOL_SIZE, made at its first use. */
export function getDbConnection(): DbConnection {
  kept.tributaryDb ??= connectDb({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  return kept.tributaryDb;
}

/** The process's one PrismaClient. */
export function getDb(): Db {
  return getDbConnection().db;
}
