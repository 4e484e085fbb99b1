import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess } from '@/lib/runtime/process-identity';

/** What is killed: processes that `npm start` keeps running, and the child that llama.cpp runs in. */
export const VICTIMS = ['worker', 'engine', 'llama', 'web'] as const;
export type Victim = (typeof VICTIMS)[number];

const NOTES: Readonly<Record<Exclude<Victim, 'llama'>, string>> = {
  worker: 'worker.json',
  engine: 'engine.json',
  web: 'web application.json',
};

/** How long a process has been up when it is killed, in milliseconds: at least, at most. */
const UP_MS = [500, 10_000] as const;

/**
 * Sends SIGKILL to one process after another, so many times. `random` (0 to 1) draws which is next, and how long it has
 * been up then: it is waited for where it is not back yet, and the others work meanwhile. Resolves with how often each was
 * killed.
 */
export async function killProcesses(input: {
  dataDir: string;
  times: number;
  random: () => number;
  onKill: (victim: Victim, count: number) => void;
}): Promise<Record<Victim, number>> {
  const { dataDir, times, random, onKill } = input;
  const killed: Record<Victim, number> = { worker: 0, engine: 0, llama: 0, web: 0 };
  for (let count = 1; count <= times; count++) {
    const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'worker';
    const [least, most] = UP_MS;
    await killOne({ dataDir, victim, upMs: least + random() * (most - least) });
    killed[victim]++;
    onKill(victim, count);
  }
  return killed;
}

async function killOne({ dataDir, victim, upMs }: { dataDir: string; victim: Victim; upMs: number }): Promise<void> {
  const nobody = { pid: -1, at: 0 };
  let seen = nobody;
  for (;;) {
    const pid = findPid(dataDir, victim);
    if (pid === null) seen = nobody;
    else if (seen.pid !== pid) seen = { pid, at: performance.now() };
    else if (performance.now() - seen.at >= upMs && kill(pid)) return;
    await delay(50);
  }
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false; // it ended by itself in between
  }
}

/** The process that runs as this victim; null while it is not there. */
export function findPid(dataDir: string, victim: Victim): number | null {
  if (victim !== 'llama') return readNote(join(dataDir, 'processes', NOTES[victim]));
  const engine = findPid(dataDir, 'engine');
  return engine === null ? null : findChild(engine);
}

function readNote(file: string): number | null {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; startedAt: string };
    return identifyProcess(pid)?.startedAt === startedAt ? pid : null;
  } catch {
    return null; // it is being written, or the process is not there
  }
}

/** The first child of a process, by /proc. */
function findChild(parent: number): number | null {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // The name may hold spaces and brackets: what follows its last one is the state and the parent.
      const [, ppid] = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      if (Number(ppid) === parent) return Number(entry);
    } catch {
      // It ended while the list was read.
    }
  }
  return null;
}
