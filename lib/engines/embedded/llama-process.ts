import { getLlama, type Llama, type LlamaContext, type LlamaEmbeddingContext, type LlamaModel } from 'node-llama-cpp';
import { AdapterContexts } from '@/lib/engines/embedded/adapter-contexts';
import { embedTexts, MEAN_POOLED, openEmbeddingContext } from '@/lib/engines/embedded/embed-texts';
import type {
  EmbedMessage,
  FromEngineProcess,
  GenerateMessage,
  OpenMessage,
  ToEngineProcess,
} from '@/lib/engines/embedded/messages';
import { writeText } from '@/lib/engines/embedded/write-text';

// A process of its own, so that a crash in native code takes nothing else along. It ends with its parent.

/** Tokens of a prompt that are read at once: as much memory as that takes is kept ready with every adapter. */
const BATCH_TOKENS = 128;
/** Of the memory allowed: beyond it adapters are let go, before the next one takes its part. */
const FULL = 0.9;
/** Contexts for embeddings that are kept ready. */
const EMBEDDING_CONTEXTS = 2;

type Opened = {
  readonly contextTokens: number;
  readonly writing: AdapterContexts<LlamaModel, LlamaContext>;
  readonly embedding: AdapterContexts<LlamaModel, LlamaEmbeddingContext>;
};

const since = Date.now();
const running = new Set<number>();
let opened: Opened | null = null;

function tell(message: FromEngineProcess): void {
  if (process.connected) process.send?.(message);
}

async function open({ basePath, mostAdapters, mostMemory, atOnce, ...asked }: OpenMessage): Promise<void> {
  // Nothing is compiled or downloaded. One thread for each generation: more than idle processors make it slower.
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: atOnce });
  const first = await llama.loadModel({ modelPath: basePath });
  const contextTokens = Math.min(asked.contextTokens, first.trainContextSize);
  const common = {
    mostBytes: mostMemory / 4,
    isFull: () => process.memoryUsage.rss() > FULL * mostMemory,
    now: Date.now,
  };
  let unused: LlamaModel | null = first;
  const writing = new AdapterContexts<LlamaModel, LlamaContext>({
    ...common,
    most: mostAdapters,
    openModel: async () => {
      const model = unused ?? (await llama.loadModel({ modelPath: basePath }));
      unused = null;
      return model;
    },
    openContext: (model, path) =>
      model.createContext({
        contextSize: contextTokens,
        batchSize: Math.min(BATCH_TOKENS, contextTokens),
        threads: 1,
        ...(path === null ? {} : { lora: { adapters: [{ filePath: path }] } }),
      }),
  });
  const { giveBack } = await writing.take(null);
  await giveBack(true);
  opened = { contextTokens, writing, embedding: openEmbedding(llama, basePath, contextTokens, common) };
  tell({ kind: 'ready' });
}

function openEmbedding(
  llama: Llama,
  basePath: string,
  contextTokens: number,
  common: { mostBytes: number; isFull: () => boolean; now: () => number },
): Opened['embedding'] {
  return new AdapterContexts({
    ...common,
    most: EMBEDDING_CONTEXTS,
    openModel: () => llama.loadModel({ modelPath: basePath, metadataOverrides: MEAN_POOLED }),
    openContext: (model, path) => openEmbeddingContext(model, path, contextTokens),
  });
}

async function generate(message: GenerateMessage): Promise<void> {
  const { id, adapter } = message;
  const { contextTokens, writing } = requireOpened();
  const { context, model, giveBack } = await writing.take(adapter);
  let usable = false;
  try {
    const prompt = model.tokenize(message.prompt, true);
    if (prompt.length === 0 || prompt.length >= contextTokens) {
      tell({
        kind: 'failed',
        id,
        code: 'invalid-input',
        field: 'prompt',
        message: `The question has ${prompt.length} tokens; this model takes 1 to ${contextTokens - 1}.`,
      });
    } else {
      await writeText(context, prompt, message, {
        tell: (event) => tell({ kind: 'event', id, event }),
        isEnded: () => !running.has(id),
      });
    }
    usable = true;
  } finally {
    await giveBack(usable);
  }
}

async function embed({ id, adapter, texts }: EmbedMessage): Promise<void> {
  const { contextTokens, embedding } = requireOpened();
  const { context, giveBack } = await embedding.take(adapter);
  let usable = false;
  try {
    const found = await embedTexts(context, texts, { contextTokens, isEnded: () => !running.has(id) });
    tell({ kind: 'embedded', id, ...found });
    usable = true;
  } finally {
    await giveBack(usable);
  }
}

function requireOpened(): Opened {
  if (!opened) throw new Error('The engine was asked before it was opened.');
  return opened;
}

/** Runs what a message asks for, and tells when it fails. */
async function run({ id }: { id: number }, action: () => Promise<void>): Promise<void> {
  running.add(id);
  try {
    await action();
  } catch (error) {
    console.error(error);
    tell({ kind: 'failed', id, code: 'internal', message: 'The engine could not write this answer.' });
  } finally {
    running.delete(id);
  }
}

process.on('message', (message: ToEngineProcess) => {
  switch (message.kind) {
    case 'open':
      open(message).catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
      break;
    case 'generate':
      void run(message, () => generate(message));
      break;
    case 'embed':
      void run(message, () => embed(message));
      break;
    case 'end':
      running.delete(message.id);
      break;
    case 'state':
      tell({
        kind: 'state',
        id: message.id,
        loaded: opened?.writing.list() ?? [],
        memoryBytes: process.memoryUsage.rss(),
        since,
        evicted: opened?.writing.evicted ?? 0,
      });
  }
});
process.on('disconnect', () => process.exit(0));
