// npm start: installs what is missing, then starts Tributary with the Node that comes with it (lib/runtime/start.ts).
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const WATCH_MS = 500;

const node = await bootstrap();
const command = [node, '--import', 'tsx', join(root, 'lib/runtime/start.ts'), ...process.argv.slice(2)];
// The channel tells the supervisor when this process is killed.
const { child, ended } = run(command, { channel: true });

// npm passes signals on, but when npm itself is killed nobody tells us: then our parent is another process.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, WATCH_MS).unref();
}

process.exit(await ended);
