import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) };

export default defineConfig({
  test: {
    // On two cores, both: by default one would be left idle, for a watcher.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          // Some read every source file, on machines that do other things as well.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/start-postgres.ts'],
          // Set-up clones a database and starts a chain, and some tests start processes of several seconds each: on a machine
          // that does other things as well, what takes five seconds has taken fifty.
          hookTimeout: 180_000,
          testTimeout: 240_000,
        },
      },
    ],
  },
});
