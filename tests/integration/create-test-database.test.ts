import { expect, it } from 'vitest';
import { createTestDatabase } from '@/tests/support/create-test-database';

it('gives each test a migrated, empty database of its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.pool.query(
    "INSERT INTO index_cursor (id, chain_id, block_number, block_hash, finalized_number, head_number, updated_at) VALUES (1, 31337, 5, '0xab', 0, 5, now())",
  );
  expect(await one.db.indexCursor.count()).toBe(1);
  expect(await two.db.indexCursor.count()).toBe(0);
  await Promise.all([one.close(), two.close()]);
});
