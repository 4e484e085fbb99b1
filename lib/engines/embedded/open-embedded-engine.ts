import { type ChildProcess, fork } from 'node:child_process';
import { AppError } from '@/lib/core/errors';
import type { FromEngineProcess, OpenMessage, ToEngineProcess } from '@/lib/engines/embedded/messages';
import type { Engine, EngineState, GenerationEvent, GenerationRequest } from '@/lib/engines/engine';
import { FairQueue } from '@/lib/engines/fair-queue';

export type EmbeddedSettings = Omit<OpenMessage, 'kind'> & {
  /** Generations at once. */
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly mostWaitingInLine: number;
};

/** Before a process that died is started again. */
const RESTART_AFTER_MS = 500;

type Listener = (message: FromEngineProcess | { readonly kind: 'died' }) => void;

/**
 * llama.cpp in a process of its own. When that dies, what it was writing fails with `internal` (nobody is charged without
 * an answer), and the next request starts it anew. `fork` needs an entry that Node can run: `execArgv` says how.
 */
export function openEmbeddedEngine(settings: EmbeddedSettings, { execArgv }: { execArgv: string[] }): Engine {
  const queue = new FairQueue({
    atOnce: settings.atOnce,
    waiting: settings.mostWaiting,
    waitingInLine: settings.mostWaitingInLine,
    expectedS: 1,
  });
  const listeners = new Map<number, Listener>();
  let [nextId, closed, diedAt] = [1, false, 0];
  let running: Promise<ChildProcess> | null = null;

  function start(): Promise<ChildProcess> {
    const child = fork(new URL('./llama-process.ts', import.meta.url), [], { execArgv, serialization: 'advanced' });
    const ready = new Promise<ChildProcess>((resolve, reject) => {
      child.on('message', (message: FromEngineProcess) => {
        if (message.kind === 'ready') resolve(child);
        else listeners.get(message.id)?.(message);
      });
      child.once('error', reject);
      child.once('exit', () => {
        running = null;
        diedAt = Date.now();
        reject(new AppError('not-ready', 'The engine is starting anew. Ask again in a moment.'));
        for (const listener of [...listeners.values()]) listener({ kind: 'died' });
      });
    });
    const { atOnce: _, mostWaiting: __, mostWaitingInLine: ___, ...open } = settings;
    child.send({ kind: 'open', ...open } satisfies ToEngineProcess);
    return ready;
  }

  async function findProcess(): Promise<ChildProcess> {
    if (closed) throw new AppError('not-ready', 'The engine is being shut down.');
    if (!running) {
      const pause = diedAt + RESTART_AFTER_MS - Date.now();
      running = pause > 0 ? new Promise<void>((resolve) => setTimeout(resolve, pause)).then(start) : start();
      running.catch(() => {
        running = null;
      });
    }
    return running;
  }

  async function* generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    const leave = await queue.enter(request.queue, signal);
    const id = nextId++;
    const arrived: Parameters<Listener>[0][] = [];
    let wake = () => {};
    const onAbort = () => wake();
    signal.addEventListener('abort', onAbort);
    listeners.set(id, (message) => {
      arrived.push(message);
      wake();
    });
    let child: ChildProcess | null = null;
    let over = false;
    try {
      child = await findProcess();
      const { queue: _, ...rest } = request;
      child.send({ kind: 'generate', id, ...rest } satisfies ToEngineProcess);
      while (!over) {
        signal.throwIfAborted();
        const message = arrived.shift();
        if (!message) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        over = message.kind !== 'event' || message.event.kind === 'end';
        yield readEvent(message);
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      listeners.delete(id);
      if (!over && child?.connected) child.send({ kind: 'end', id } satisfies ToEngineProcess);
      leave();
    }
  }

  async function state(): Promise<EngineState> {
    const base = { engine: 'llama.cpp, embedded', running: queue.running, waiting: queue.waiting };
    const child = running && (await running.catch(() => null));
    if (!child) return { ...base, ready: false, loaded: [], memoryBytes: null };
    const id = nextId++;
    const answer = await new Promise<Parameters<Listener>[0]>((resolve) => {
      listeners.set(id, resolve);
      child.send({ kind: 'state', id } satisfies ToEngineProcess);
    });
    listeners.delete(id);
    if (answer.kind !== 'state') return { ...base, ready: false, loaded: [], memoryBytes: null };
    return { ...base, ready: true, loaded: answer.loaded, memoryBytes: answer.memoryBytes };
  }

  async function close(): Promise<void> {
    closed = true;
    const child = running && (await running.catch(() => null));
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    await ended;
  }

  return { generate, state, close };
}

/** Throws what a message says went wrong. */
function readEvent(message: Parameters<Listener>[0]): GenerationEvent {
  if (message.kind === 'event') return message.event;
  if (message.kind === 'failed') throw new AppError(message.code, message.message);
  throw new AppError('internal', 'The engine stopped while it was answering. Nothing was charged; ask again.');
}
