// npm run compute: computes training jobs for a site (lib/runtime/compute.ts).
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const node = await bootstrap();
const command = [node, '--import', 'tsx', join(root, 'lib/runtime/compute.ts'), ...process.argv.slice(2)];
const { ended } = run(command);
process.exit(await ended);
