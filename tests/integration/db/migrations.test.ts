import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { runToEnd } from '@/lib/runtime/run-to-end';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('has migrations that make exactly the schema', async () => {
  const diff = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'];
  const output = await runToEnd(['node_modules/.bin/prisma', ...diff, '--exit-code'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: inject('postgresAdminUrl') },
  });
  expect(output).toContain('No difference detected');
});
