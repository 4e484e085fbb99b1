import { AppError, type ErrorDetails } from '@/lib/core/errors';
import { EngineProcess, type ProcessMessage, sendTo } from '@/lib/engines/embedded/engine-process';
import type { AdapterFile, OpenMessage, ToEngineProcess } from '@/lib/engines/embedded/messages';
import type {
  Embedding,
  EmbedRequest,
  Engine,
  EngineState,
  GenerationEvent,
  GenerationRequest,
  ServedModel,
} from '@/lib/engines/engine';
import { FairQueue, type QueueLimits } from '@/lib/engines/fair-queue';

export type EmbeddedSettings = Omit<OpenMessage, 'kind' | 'basePath' | 'atOnce'> & {
  /** The base's GGUF file. */
  readonly base: { readonly cid: string; readonly path: string };
  /** The file of an adapter on this machine. Throws `not-found`. */
  readonly findAdapter: (cid: string) => Promise<AdapterFile>;
  readonly queue: QueueLimits;
  /** A process that says nothing for so long is taken for hung, and ended. */
  readonly silenceMs: number;
};

export type EmbeddedEngine = Engine & {
  /** The number of llama.cpp's process while it runs. */
  readonly processId: () => number | null;
  /** Starts it before it is needed. */
  readonly warm: () => void;
};

/**
 * llama.cpp in a process of its own. When that dies, what it was writing fails with `internal` (nobody is charged without
 * an answer), and the next request starts it anew. `fork` needs an entry that Node can run: `execArgv` says how.
 */
export function openEmbeddedEngine(settings: EmbeddedSettings, { execArgv }: { execArgv: string[] }): EmbeddedEngine {
  const { base, findAdapter, silenceMs, queue: limits, ...rest } = settings;
  const queue = new FairQueue(limits);
  const open: OpenMessage = { kind: 'open', basePath: base.path, atOnce: limits.atOnce, ...rest };
  const engine = new EngineProcess({ open, execArgv });

  /** Waits for its turn, asks the process, and passes on what it says until `isLast`. */
  async function* ask(
    { model, queue: line }: { model: ServedModel; queue: string },
    messageOf: (id: number, adapter: AdapterFile | null) => ToEngineProcess,
    isLast: (message: ProcessMessage) => boolean,
    signal: AbortSignal,
  ): AsyncGenerator<ProcessMessage> {
    if (model.base !== base.cid) {
      throw new AppError('not-found', 'This site serves another base than the one this model was made for.');
    }
    const leave = await queue.enter(line, signal);
    const arrived: ProcessMessage[] = [];
    let wake = () => {};
    const onAbort = () => wake();
    const { id, leave: leaveProcess } = engine.listen((message) => {
      arrived.push(message);
      wake();
    });
    signal.addEventListener('abort', onAbort);
    let child: Awaited<ReturnType<typeof engine.ready>> | null = null;
    let over = false;
    try {
      const adapter = model.adapter === null ? null : await findAdapter(model.adapter);
      child = await engine.ready();
      // What died before it was asked is no concern of this request.
      arrived.splice(0);
      sendTo(child, messageOf(id, adapter));
      if (!child.connected) arrived.push({ kind: 'died' });
      while (!over) {
        signal.throwIfAborted();
        const message = arrived.shift();
        if (!message) {
          const silence = setTimeout(() => engine.kill(), silenceMs);
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          clearTimeout(silence);
          continue;
        }
        over = message.kind === 'failed' || message.kind === 'died' || isLast(message);
        if (message.kind === 'failed') {
          const details: ErrorDetails = message.field ? { field: message.field } : {};
          throw new AppError(message.code, message.message, { details });
        }
        if (message.kind === 'died') {
          throw new AppError('internal', 'The engine stopped while it was answering. Nothing was charged; ask again.');
        }
        yield message;
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      leaveProcess();
      if (!over && child) sendTo(child, { kind: 'end', id });
      leave();
    }
  }

  async function* generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    const { model: _, queue: __, ...asked } = request;
    const messages = ask(
      request,
      (id, adapter) => ({ kind: 'generate', id, adapter, ...asked }),
      (message) => message.kind === 'event' && message.event.kind === 'end',
      signal,
    );
    for await (const message of messages) if (message.kind === 'event') yield message.event;
  }

  async function embed(request: EmbedRequest, signal: AbortSignal): Promise<Embedding> {
    const { texts } = request;
    const messages = ask(
      request,
      (id, adapter) => ({ kind: 'embed', id, adapter, texts }),
      (message) => message.kind === 'embedded',
      signal,
    );
    for await (const message of messages) {
      if (message.kind === 'embedded') return { vectors: message.vectors, promptTokens: message.promptTokens };
    }
    throw new AppError('internal', 'The engine gave no vectors. Nothing was charged; ask again.');
  }

  async function state(): Promise<EngineState> {
    const here = { engine: 'llama.cpp, embedded', base: base.cid, running: queue.running, waiting: queue.waiting };
    const absent = { ...here, ready: false, loaded: [], memoryBytes: null, since: null, evicted: 0 };
    const child = await engine.peek();
    if (!child) return absent;
    let leaveProcess = () => {};
    const answer = await new Promise<ProcessMessage>((resolve) => {
      const { id, leave } = engine.listen(resolve);
      leaveProcess = leave;
      if (child.connected) sendTo(child, { kind: 'state', id });
      else resolve({ kind: 'died' });
    });
    leaveProcess();
    if (answer.kind !== 'state') return absent;
    const { loaded, memoryBytes, since, evicted } = answer;
    return { ...here, ready: true, loaded, memoryBytes, since, evicted };
  }

  // What goes wrong is told to who asks.
  const warm = () => void engine.ready().catch(() => undefined);
  return { generate, embed, state, close: () => engine.close(), processId: () => engine.pid, warm };
}
