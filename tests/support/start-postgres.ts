import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { prepareQueue } from '@/lib/jobs/prepare-queue';
import { endProcess } from '@/lib/runtime/end-process';
import { findFreePort } from '@/lib/runtime/free-port';
import { createDatabase, startPostgres } from '@/lib/runtime/postgres-server';
import { generateClient, migrateDatabase } from '@/lib/runtime/prisma';
import { identifyProcess } from '@/lib/runtime/process-identity';

/** The database that every test database is a copy of: migrated, and empty. */
export const TEMPLATE_DATABASE = 'tributary_template';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: an interface of vitest's is extended here.
  export interface ProvidedContext {
    postgresAdminUrl: string;
  }
}

/** One Postgres for the run, in a temporary folder; vitest calls it before and after all integration tests. */
export default async function startTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'tributary-test-'));
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await findFreePort(),
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    durable: false,
  });
  const adminUrl = server.urlOf('postgres');
  const identity = identifyProcess(server.pid);
  await createDatabase({ adminUrl, name: TEMPLATE_DATABASE });
  await generateClient(root);
  await migrateDatabase({ root, url: server.urlOf(TEMPLATE_DATABASE) });
  await prepareQueue({ url: server.urlOf(TEMPLATE_DATABASE) });
  project.provide('postgresAdminUrl', adminUrl);
  return async () => {
    if (identity) await endProcess({ identity, signal: 'SIGINT', graceMs: 10_000 });
    rmSync(folder, { recursive: true, force: true });
  };
}
