import { getLlama, type LlamaContext, type LlamaModel, type Token } from 'node-llama-cpp';
import { AdapterContexts } from '@/lib/engines/embedded/adapter-contexts';
import type { FromEngineProcess, GenerateMessage, OpenMessage, ToEngineProcess } from '@/lib/engines/embedded/messages';

// A process of its own, so that a crash in native code takes nothing else along. It ends with its parent.

let contexts: AdapterContexts | null = null;
let tokenise: ((text: string) => Token[]) | null = null;
let limit = 0;
const ended = new Set<number>();

function tell(message: FromEngineProcess): void {
  process.send?.(message);
}

async function open({ basePath, contextTokens, mostAdapters, threads }: OpenMessage): Promise<void> {
  // Nothing is compiled or downloaded; more threads than idle processors make it slower, not faster.
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: threads });
  limit = contextTokens;
  const openModel = async (): Promise<LlamaModel> => {
    const model = await llama.loadModel({ modelPath: basePath });
    tokenise = (text) => model.tokenize(text, true);
    return model;
  };
  contexts = new AdapterContexts({
    most: mostAdapters,
    openModel,
    openContext: (model, path) =>
      model.createContext({
        contextSize: contextTokens,
        threads,
        ...(path === null ? {} : { lora: { adapters: [{ filePath: path }] } }),
      }),
    now: Date.now,
  });
  const { giveBack } = await contexts.take(null);
  await giveBack(true);
  tell({ kind: 'ready' });
}

async function generate(message: GenerateMessage): Promise<void> {
  const { id, adapter } = message;
  if (!contexts || !tokenise) throw new Error('The engine was asked before it was opened.');
  const { context, giveBack } = await contexts.take(adapter);
  let usable = false;
  try {
    const prompt = tokenise(message.prompt);
    if (prompt.length >= limit) {
      tell({
        kind: 'failed',
        id,
        code: 'invalid-input',
        message: `The question has ${prompt.length} tokens; this model takes ${limit - 1}. Ask more briefly.`,
      });
    } else await write(context, message, prompt);
    usable = true;
  } finally {
    ended.delete(id);
    await giveBack(usable);
  }
}

async function write(context: LlamaContext, message: GenerateMessage, prompt: Token[]): Promise<void> {
  const { id, mostTokens, stop } = message;
  const { model } = context;
  const sequence = context.getSequence();
  const most = Math.min(mostTokens, limit - prompt.length);
  const written: Token[] = [];
  let [told, text]: [string, string] = ['', ''];
  let reason: 'stop' | 'length' = 'length';
  try {
    const tokens = sequence.evaluate(prompt, {
      temperature: message.temperature,
      topP: message.topP,
      seed: message.seed,
      yieldEogToken: true,
    });
    for await (const token of tokens) {
      if (ended.has(id)) return;
      if (model.isEogToken(token)) {
        reason = 'stop';
        break;
      }
      written.push(token);
      text = model.detokenize(written);
      const cut = firstOf(text, stop);
      if (cut >= 0) {
        text = text.slice(0, cut);
        reason = 'stop';
        break;
      }
      // Half a character, or the beginning of a stop text, waits for what follows.
      if (!text.endsWith('\uFFFD') && !mayStop(text, stop)) {
        tellText(id, told, text);
        told = text;
      }
      if (written.length >= most) break;
    }
    tellText(id, told, text);
    tell({
      kind: 'event',
      id,
      event: { kind: 'end', reason, promptTokens: prompt.length, completionTokens: written.length },
    });
  } finally {
    sequence.dispose();
  }
}

function tellText(id: number, before: string, text: string): void {
  if (text.length > before.length)
    tell({ kind: 'event', id, event: { kind: 'text', text: text.slice(before.length) } });
}

function firstOf(text: string, stops: readonly string[]): number {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

function mayStop(text: string, stops: readonly string[]): boolean {
  return stops.some((stop) => {
    for (let length = Math.min(stop.length - 1, text.length); length > 0; length--) {
      if (text.endsWith(stop.slice(0, length))) return true;
    }
    return false;
  });
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
      generate(message).catch((error: unknown) => {
        console.error(error);
        tell({ kind: 'failed', id: message.id, code: 'internal', message: 'The engine could not write this answer.' });
      });
      break;
    case 'end':
      ended.add(message.id);
      break;
    case 'state':
      tell({
        kind: 'state',
        id: message.id,
        loaded: contexts?.list() ?? [],
        memoryBytes: process.memoryUsage().rss,
      });
  }
});
process.on('disconnect', () => process.exit(0));
