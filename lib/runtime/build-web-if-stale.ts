import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainFailure } from '@/lib/runtime/explain-failure';
import { generateClient } from '@/lib/runtime/prisma';
import { buildWeb, isWebBuilt } from '@/lib/runtime/web-build';

// For the tests: builds the pages as a start would, or says that they are built.
const root = fileURLToPath(new URL('../..', import.meta.url));
try {
  await generateClient(root);
  if (isWebBuilt(root)) {
    console.log('The pages are built from these sources already.');
  } else {
    const folder = join(root, '.next');
    mkdirSync(folder, { recursive: true });
    await buildWeb({ root, logFile: join(folder, 'build.log') });
    console.log('The pages are built.');
  }
} catch (error) {
  console.error(explainFailure(error) ?? error);
  process.exitCode = 1;
}
