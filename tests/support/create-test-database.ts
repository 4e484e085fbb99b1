import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { connectDb, type DbConnection } from '@/lib/db/client';
import { createDatabase } from '@/lib/runtime/postgres-server';
import { TEMPLATE_DATABASE } from '@/tests/support/start-postgres';

/** A migrated, empty database of a test's own. `close` disconnects and drops it. */
export type TestDatabase = DbConnection & { url: string };

/** Makes a database by copying the run's template: some tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase({ adminUrl, name, template: TEMPLATE_DATABASE });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const connection = connectDb({ url: url.href, poolSize: 10 });
  return {
    ...connection,
    url: url.href,
    close: async () => {
      await connection.close();
      await dropDatabase(adminUrl, name);
    },
  };
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
