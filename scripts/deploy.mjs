// npm run deploy: puts the contracts on the chain of a node (lib/runtime/deploy.ts).
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const node = await bootstrap();
const command = [node, '--import', 'tsx', join(root, 'lib/runtime/deploy.ts'), ...process.argv.slice(2)];
const { ended } = run(command);
process.exit(await ended);
