import type { ChildProcess } from 'node:child_process';
import { endProcess } from '@/lib/runtime/end-process';
import { identifyProcess, type ProcessIdentity } from '@/lib/runtime/process-identity';
import { forgetProcess, recordProcess } from '@/lib/runtime/processes';
import type { Report } from '@/lib/runtime/report';

/** One of the processes that make up a running Tributary. */
export type Service = {
  readonly name: string;
  /**
   * Starts it, and resolves when it is usable. `onSpawn` is to be called as soon as the process exists, with the port
   * it will listen on, if any. Called again when it has died.
   */
  readonly start: (onSpawn: OnSpawn) => Promise<void>;
  /** Asks it to end. */
  readonly signal: NodeJS.Signals;
  /** How long it may take to end before it is killed. */
  readonly graceMs: number;
  readonly logFile: string;
};

export type OnSpawn = (child: ChildProcess, port?: number) => void;

/** A service that is kept running. `ready` settles with its first start; `stop` may be called at any time. */
export type RunningService = {
  readonly name: string;
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const HEALTHY_AFTER_MS = 60_000;

/**
 * Starts a service and starts it again whenever it dies, after a pause that doubles while it keeps dying. Its process
 * is noted in `folder`, so that a later start can end it if this process is killed.
 */
export function keepRunning({ report, folder }: { report: Report; folder: string }, service: Service): RunningService {
  const { name } = service;
  let stopping = false;
  let pauseMs = FIRST_PAUSE_MS;
  let identity: ProcessIdentity | null = null;
  let restart: NodeJS.Timeout | undefined;

  const launch = async () => {
    let ready = false;
    const onEnd = (how: string) => {
      // Before it is ready, its end makes `start` throw, which is dealt with where `launch` is called.
      if (stopping || !ready) return;
      if (performance.now() - startedAt > HEALTHY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      again(how);
    };
    const startedAt = performance.now();
    let child: ChildProcess | undefined;
    await service.start((spawned, port) => {
      child = spawned;
      spawned.once('exit', (code, signal) => onEnd(describeEnd(code, signal)));
      if (spawned.pid === undefined) return;
      if (stopping) spawned.kill('SIGKILL');
      identity = identifyProcess(spawned.pid);
      recordProcess({ folder, name, pid: spawned.pid, port: port ?? null });
    });
    ready = true;
    if (child && hasEnded(child)) onEnd(describeEnd(child.exitCode, child.signalCode));
  };
  const again = (why: string) => {
    report.warn(`The ${name} ${why}; starting it again in ${pauseMs / 1000} s. See ${service.logFile}`);
    restart = setTimeout(() => {
      starting = launch().catch((error: unknown) => {
        if (!stopping) again(`did not start (${error instanceof Error ? error.message : String(error)})`);
      });
    }, pauseMs);
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
  };

  const ready = launch();
  let starting = ready;
  const endIt = async () => {
    if (identity) await endProcess({ identity, signal: service.signal, graceMs: service.graceMs, group: true });
  };
  return {
    name,
    ready,
    stop: async () => {
      stopping = true;
      clearTimeout(restart);
      await endIt();
      // What was being started is there by now, or has failed.
      await Promise.allSettled([starting]);
      await endIt();
      forgetProcess({ folder, name });
    },
  };
}

/** Whether a process that we started is no longer running. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}
