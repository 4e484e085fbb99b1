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
          // Set-up clones a database and starts a chain; a loaded machine needs longer than the default 10 s.
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
