// npm run watch:epochs: verifies each proposed epoch and challenges a wrong one (lib/runtime/watch-epochs.ts).
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const node = await bootstrap();
const command = [node, '--import', 'tsx', join(root, 'lib/runtime/watch-epochs.ts'), ...process.argv.slice(2)];
const { ended } = run(command);
process.exit(await ended);
