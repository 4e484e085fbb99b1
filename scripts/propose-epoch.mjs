// npm run propose:epoch: proposes the next epoch in the operator's place (lib/runtime/propose-epoch.ts).
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const node = await bootstrap();
const command = [node, '--import', 'tsx', join(root, 'lib/runtime/propose-epoch.ts'), ...process.argv.slice(2)];
const { ended } = run(command);
process.exit(await ended);
