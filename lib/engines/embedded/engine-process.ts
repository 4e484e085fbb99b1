import { type ChildProcess, fork } from 'node:child_process';
import { AppError } from '@/lib/core/errors';
import type { FromEngineProcess, OpenMessage, ToEngineProcess } from '@/lib/engines/embedded/messages';

/** What a request hears of its process. */
export type ProcessMessage = Exclude<FromEngineProcess, { kind: 'ready' }> | { readonly kind: 'died' };

/** Before a process that died is started again. */
const RESTART_AFTER_MS = 300;
/** How long a base may take to load. */
const START_TIMEOUT_MS = 120_000;

/** What native code may see of the environment: no secret. Freed memory goes back to the system (glibc's malloc). */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...{ PATH, HOME, TMPDIR },
    NODE_ENV: 'production',
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '262144',
    MALLOC_TRIM_THRESHOLD_: '262144',
  };
}

/**
 * The process in which llama.cpp runs: started when it is first needed, and again after it has died. Whoever listens
 * for a number hears `died` when it ends.
 */
export class EngineProcess {
  readonly #listeners = new Map<number, (message: ProcessMessage) => void>();
  #running: Promise<ChildProcess> | null = null;
  #child: ChildProcess | null = null;
  #nextId = 1;
  #diedAt = 0;
  #closed = false;

  constructor(private readonly settings: { open: OpenMessage; execArgv: string[] }) {}

  /** Its process number while it runs. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The process, ready to be asked. Throws `not-ready`. */
  async ready(): Promise<ChildProcess> {
    if (this.#closed) throw new AppError('not-ready', 'The engine is being shut down. Ask again in a moment.');
    if (!this.#running) {
      const pause = this.#diedAt + RESTART_AFTER_MS - Date.now();
      const starting =
        pause > 0
          ? new Promise<void>((resolve) => setTimeout(resolve, pause)).then(() => this.#start())
          : this.#start();
      this.#running = starting;
      starting.catch(() => {
        if (this.#running === starting) this.#running = null;
      });
    }
    return this.#running;
  }

  /** Whether it is there, without starting it. */
  async peek(): Promise<ChildProcess | null> {
    return this.#running && (await this.#running.catch(() => null));
  }

  listen(onMessage: (message: ProcessMessage) => void): { id: number; leave: () => void } {
    const id = this.#nextId++;
    this.#listeners.set(id, onMessage);
    return { id, leave: () => this.#listeners.delete(id) };
  }

  /** Ends it hard, since it no longer answers. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async close(): Promise<void> {
    this.#closed = true;
    const child = await this.peek();
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), 2_000);
    await ended;
    clearTimeout(late);
  }

  #start(): Promise<ChildProcess> {
    const { open, execArgv } = this.settings;
    const child = fork(new URL('./llama-process.ts', import.meta.url), [], {
      execArgv,
      serialization: 'advanced',
      env: childEnvironment(),
    });
    this.#child = child;
    return new Promise<ChildProcess>((resolve, reject) => {
      const late = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
      child.on('message', (message: FromEngineProcess) => {
        if (message.kind !== 'ready') return this.#listeners.get(message.id)?.(message);
        clearTimeout(late);
        resolve(child);
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        console.error(`${new Date().toISOString()} The process of llama.cpp ended (${signal ?? code}).`);
        this.#running = null;
        this.#child = null;
        this.#diedAt = Date.now();
        reject(new AppError('not-ready', 'The engine is starting anew. Ask again in a moment.'));
        for (const listener of [...this.#listeners.values()]) listener({ kind: 'died' });
      });
      sendTo(child, open);
    });
  }
}

/** Sends a message; one that finds the process gone is answered by its end. */
export function sendTo(child: ChildProcess, message: ToEngineProcess): void {
  if (child.connected) child.send(message, () => undefined);
}
