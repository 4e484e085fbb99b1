import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '@/lib/runtime/wait-until';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The engine's service, as `npm start` runs it, in a process of its own. */
export function runEngineService(variables: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(root, 'lib/runtime/run-engine.ts')], {
    cwd: root,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Kills a process at once, and resolves when it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The number of llama.cpp's process below a service (proc(5)); waits until there is one. */
export async function findLlamaProcess(service: ChildProcess): Promise<number> {
  let found = 0;
  await waitUntil(
    () => {
      const children = readFileSync(`/proc/${service.pid}/task/${service.pid}/children`, 'utf8').trim().split(/\s+/);
      // tsx may run a compiler of its own beside it.
      found = children.map(Number).find((pid) => pid > 0 && commandOf(pid).includes('llama-process')) ?? 0;
      return found > 0;
    },
    { timeoutMs: 20_000 },
  );
  return found;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}
