// npm start: installs what is missing, then starts Tributary with the Node that comes with it (lib/runtime/start.ts).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

const WATCH_MS = 500;

const node = await bootstrap();
const command = [node, '--import', 'tsx', join(root, 'lib/runtime/start.ts'), ...process.argv.slice(2)];
// The channel tells the supervisor when this process is killed.
const { child, ended } = run(command, { channel: true });

// npm passes signals on; but when npm itself, or the shell it runs us in, is killed, nobody tells us. Then the process
// above us, or the one above that, is another one.
if (process.env.npm_lifecycle_event) {
  const above = readAncestors();
  setInterval(() => {
    if (readAncestors() !== above) child.kill('SIGTERM');
  }, WATCH_MS).unref();
}

process.exit(await ended);

function readAncestors() {
  const parent = process.ppid;
  try {
    // The fields after the command's name: state, parent (proc(5)).
    const [, grandparent] = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return `${parent} ${grandparent}`;
  } catch {
    return `${parent}`; // no /proc here
  }
}
