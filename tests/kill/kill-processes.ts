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

/**
 * Sends SIGKILL to one of the running processes after another, so many times, at moments and in an order that `random`
 * (0 to 1) draws. One that is not back yet is passed over for another. Resolves with how often each was killed.
 */
export async function killProcesses(input: {
  dataDir: string;
  times: number;
  random: () => number;
  /** Milliseconds between two kills: at least, at most. */
  between: readonly [number, number];
  onKill: (victim: Victim, count: number) => void;
}): Promise<Record<Victim, number>> {
  const { dataDir, times, random, between, onKill } = input;
  const killed: Record<Victim, number> = { worker: 0, engine: 0, llama: 0, web: 0 };
  for (let count = 1; count <= times; count++) {
    await delay(between[0] + random() * (between[1] - between[0]));
    const victim = await killOne(dataDir, random);
    killed[victim]++;
    onKill(victim, count);
  }
  return killed;
}

async function killOne(dataDir: string, random: () => number): Promise<Victim> {
  for (;;) {
    const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'worker';
    const pid = findPid(dataDir, victim);
    try {
      if (pid !== null) {
        process.kill(pid, 'SIGKILL');
        return victim;
      }
    } catch {
      // It ended by itself in between.
    }
    await delay(50);
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
