// npm run verify: recomputes an epoch or a receipt from published inputs alone (lib/runtime/verify.ts).
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const node = await bootstrap();
const command = [node, '--import', 'tsx', join(root, 'lib/runtime/verify.ts'), ...process.argv.slice(2)];
const { ended } = run(command);
process.exit(await ended);
