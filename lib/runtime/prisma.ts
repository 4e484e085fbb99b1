import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { prepareQueue } from '@/lib/jobs/prepare-queue';
import { runToEnd } from '@/lib/runtime/run-to-end';

/** Writes the typed client from the schema; no-op when it was written from this very schema by this very Prisma. */
export async function generateClient(root: string): Promise<void> {
  const stamp = join(root, 'lib/db/generated/.written-from');
  const prismaManifest = createRequire(join(root, 'package.json')).resolve('prisma/package.json');
  const source = hash(readFileSync(join(root, 'prisma/schema.prisma')), readFileSync(prismaManifest));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return;
  await runPrisma({ root, args: ['generate'] });
  writeFileSync(stamp, source);
}

/**
 * Brings a database, and the queue in it, to the newest migration. Asks it first: the command line takes seconds to say
 * that nothing is due.
 */
export async function migrateDatabase({ root, url }: { root: string; url: string }): Promise<void> {
  if (!(await isMigrated({ root, url }))) await runPrisma({ root, args: ['migrate', 'deploy'], url });
  await prepareQueue({ url });
}

async function runPrisma({ root, args, url }: { root: string; args: string[]; url?: string }): Promise<void> {
  const manifest = createRequire(join(root, 'package.json')).resolve('prisma/package.json');
  const env = url === undefined ? process.env : { ...process.env, DATABASE_URL: url };
  await runToEnd([process.execPath, join(dirname(manifest), 'build/index.js'), ...args], { cwd: root, env });
}

// Prisma keeps, per migration, the SHA-256 of its script and when it was done.
async function isMigrated({ root, url }: { root: string; url: string }): Promise<boolean> {
  const folder = join(root, 'prisma/migrations');
  const wanted = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.name} ${hash(readFileSync(join(folder, entry.name, 'migration.sql')))}`);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ found: boolean }>(
      "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
    );
    if (!tables[0]?.found) return false;
    const { rows } = await client.query<{ migration: string }>(
      "SELECT migration_name || ' ' || checksum AS migration FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const done = new Set(rows.map((row) => row.migration));
    return done.size === wanted.length && wanted.every((migration) => done.has(migration));
  } finally {
    await client.end();
  }
}

function hash(...contents: Buffer[]): string {
  const sha256 = createHash('sha256');
  for (const content of contents) sha256.update(content);
  return sha256.digest('hex');
}
