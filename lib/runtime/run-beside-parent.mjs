// node lib/runtime/run-beside-parent.mjs FILE ARGUMENTS…: runs a Node program that must not see the channel to the
// supervisor, because it forks processes of its own over one (`next dev` does), and ends it when the supervisor is gone.
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
const end = () => child.kill('SIGTERM');
process.on('SIGTERM', end);
process.on('SIGINT', end);
process.once('disconnect', end);
child.on('exit', (code) => process.exit(code ?? 1));
