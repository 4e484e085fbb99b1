import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type {
  Embedding,
  EmbedRequest,
  Engine,
  GenerationEvent,
  GenerationRequest,
  ServedModel,
} from '@/lib/engines/engine';
import { FairQueue, type QueueLimits } from '@/lib/engines/fair-queue';
import { type Dialect, type PlacedAdapter, saysNotLoaded } from '@/lib/engines/remote/dialects';
import { LoadedAdapters } from '@/lib/engines/remote/loaded-adapters';
import {
  openServer,
  readReason,
  readText,
  refusalOf,
  type ServerAddress,
  type ServerAnswer,
} from '@/lib/engines/remote/server-client';
import { streamText } from '@/lib/engines/remote/stream-text';

export type RemoteSettings = ServerAddress & {
  /** The base's name on the server, and the content identifier of the file it was made from. */
  readonly base: { readonly name: string; readonly cid: () => Promise<string> };
  readonly dialect: Dialect;
  /** Adapters kept loaded, where the server is told. */
  readonly mostAdapters: number;
  /** Puts an adapter where the server finds it. Throws `not-found`. */
  readonly place: (cid: string) => Promise<PlacedAdapter>;
  readonly queue: QueueLimits;
};

const MOST_VECTOR_BYTES = 64_000_000;

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: z.int() }).nullish(),
});

/** A server that speaks OpenAI's API (vLLM, SGLang, LoRAX, llama-server, …), with the adapters its dialect can load. */
export function openRemoteEngine(settings: RemoteSettings, { request }: { request: typeof fetch }): Engine {
  const { dialect, mostAdapters, place, base } = settings;
  const queue = new FairQueue(settings.queue);
  const server = openServer(settings, { request });
  const adapters = new LoadedAdapters({ server, dialect, most: mostAdapters, place, now: Date.now });
  let reachable = true;

  /** Asks with the model's adapter held, once more when the server has lost it. */
  async function* ask<Item>(
    { model, queue: line }: { model: ServedModel; queue: string },
    send: (name: string) => Promise<ServerAnswer>,
    read: (answer: ServerAnswer) => AsyncIterable<Item>,
    signal: AbortSignal,
  ): AsyncGenerator<Item> {
    if (model.base !== (await base.cid())) {
      throw new AppError('not-found', 'This site serves another base than the one this model was made for.');
    }
    const leave = await queue.enter(line, signal);
    try {
      for (let again = true; ; again = false) {
        const held = model.adapter === null ? null : await adapters.hold(model.adapter);
        try {
          const answer = await reach(() => send(dialect.modelOf(base.name, held?.adapter ?? null)), signal);
          if (answer.status < 300) return yield* read(answer);
          const reason = readReason(await readText(answer.body));
          const lost = model.adapter !== null && dialect.load !== null && saysNotLoaded(answer.status, reason);
          if (!lost || !again) throw refusalOf({ ...answer, reason });
          adapters.forget(model.adapter);
        } finally {
          held?.letGo();
        }
      }
    } finally {
      leave();
    }
  }

  async function reach(send: () => Promise<ServerAnswer>, signal: AbortSignal): Promise<ServerAnswer> {
    try {
      const answer = await send();
      reachable = true;
      return answer;
    } catch (error) {
      if (!signal.aborted) reachable = false;
      throw error;
    }
  }

  function generate(asked: GenerationRequest, signal: AbortSignal): AsyncIterable<GenerationEvent> {
    const { prompt, mostTokens, temperature, topP, seed, stop } = asked;
    const body = {
      ...{ prompt, max_tokens: mostTokens, temperature, top_p: topP, seed },
      ...(stop.length > 0 ? { stop } : {}),
      ...{ stream: true, stream_options: { include_usage: true } },
    };
    return ask(asked, (model) => server.post('/v1/completions', { model, ...body }, signal), streamText, signal);
  }

  async function embed(asked: EmbedRequest, signal: AbortSignal): Promise<Embedding> {
    const send = (model: string) => server.post('/v1/embeddings', { model, input: asked.texts }, signal);
    for await (const found of ask(asked, send, readEmbedding, signal)) {
      if (found.vectors.length === asked.texts.length) return found;
    }
    throw new AppError('internal', 'The server gave other vectors than it was asked for.');
  }

  return {
    generate,
    embed,
    state: async () => ({
      engine: `${dialect.name}, on another server`,
      ready: reachable,
      base: null,
      loaded: adapters.list(),
      running: queue.running,
      waiting: queue.waiting,
      memoryBytes: null,
      since: null,
      evicted: adapters.evicted,
    }),
    close: async () => {},
  };
}

async function* readEmbedding({ body }: ServerAnswer): AsyncGenerator<Embedding> {
  const text = await readText(body, MOST_VECTOR_BYTES);
  const parsed = embeddingsSchema.safeParse(text.startsWith('{') ? JSON.parse(text) : null);
  if (!parsed.success) throw new AppError('internal', 'The server wrote something that is no embedding.');
  const { data, usage } = parsed.data;
  const vectors = data
    .sort((a, b) => a.index - b.index)
    .map(({ embedding }) => {
      const norm = Math.hypot(...embedding);
      return Float32Array.from(embedding, (value) => (norm > 0 ? value / norm : 0));
    });
  yield { vectors, promptTokens: usage?.prompt_tokens ?? 0 };
}
