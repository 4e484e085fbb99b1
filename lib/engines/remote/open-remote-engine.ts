import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type { AdapterSource, Engine, GenerationEvent, GenerationRequest, LoadedAdapter } from '@/lib/engines/engine';
import { FairQueue } from '@/lib/engines/fair-queue';
import { type Dialect, type PostJson, readReason } from '@/lib/engines/remote/dialects';
import { readEvents } from '@/lib/engines/remote/read-events';

export type RemoteSettings = {
  /** Without `/v1`. Never shown: it may carry a key. */
  readonly url: string;
  readonly apiKey: string | null;
  /** The base's name on the server. */
  readonly base: string;
  readonly dialect: Dialect;
  /** Adapters kept loaded; 0: the server decides. */
  readonly mostAdapters: number;
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly mostWaitingInLine: number;
};

const chunkSchema = z.object({
  choices: z.array(z.object({ text: z.string().nullish(), finish_reason: z.string().nullish() })),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/** A server that speaks OpenAI's API (vLLM, SGLang, LoRAX, llama-server, …), with the adapters its dialect can load. */
export function openRemoteEngine(settings: RemoteSettings, { request }: { request: typeof fetch }): Engine {
  const { dialect, mostAdapters } = settings;
  const queue = new FairQueue({
    atOnce: settings.atOnce,
    waiting: settings.mostWaiting,
    waitingInLine: settings.mostWaitingInLine,
    expectedS: 5,
  });
  const loaded = new Map<string, { generations: number; lastUsedAt: number; ready: Promise<void>; running: number }>();
  let reachable = true;

  async function send(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
    try {
      const response = await request(`${settings.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(settings.apiKey === null ? {} : { authorization: `Bearer ${settings.apiKey}` }),
        },
        body: JSON.stringify(body),
        ...(signal ? { signal } : {}),
      });
      reachable = true;
      return response;
    } catch (cause) {
      signal?.throwIfAborted();
      reachable = false;
      throw new AppError('not-ready', 'The server that writes the answers cannot be reached. Ask again later.', {
        cause,
      });
    }
  }

  const post: PostJson = async (path, body) => {
    const response = await send(path, body);
    return { status: response.status, text: await response.text() };
  };

  async function hold(adapter: AdapterSource): Promise<() => void> {
    const known = loaded.get(adapter.cid);
    const entry = known ?? { generations: 0, lastUsedAt: 0, ready: load(adapter), running: 0 };
    loaded.delete(adapter.cid);
    loaded.set(adapter.cid, entry);
    entry.running += 1;
    try {
      await entry.ready;
      entry.generations += 1;
      entry.lastUsedAt = Date.now();
    } catch (error) {
      loaded.delete(adapter.cid);
      throw error;
    }
    return () => {
      entry.running -= 1;
    };
  }

  async function load(adapter: AdapterSource): Promise<void> {
    for (const [cid, { running }] of loaded) {
      if (mostAdapters === 0 || loaded.size < mostAdapters) break;
      if (running > 0) continue;
      loaded.delete(cid);
      await dialect.unload(post, cid);
    }
    const result = await dialect.load(post, adapter);
    if (!result.loaded) throw new AppError('not-ready', `The adapter could not be loaded: ${result.why}.`);
  }

  async function* generate(asked: GenerationRequest, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    const leave = await queue.enter(asked.queue, signal);
    let letGo = () => {};
    try {
      if (asked.adapter) letGo = await hold(asked.adapter);
      const response = await send('/v1/completions', requestBody(settings, asked), signal);
      if (!response.ok || !response.body) throw await refusalOf(response);
      let [reason, usage]: ['stop' | 'length' | null, { prompt_tokens: number; completion_tokens: number } | null] = [
        null,
        null,
      ];
      for await (const data of readEvents(response.body)) {
        const chunk = chunkSchema.safeParse(JSON.parse(data));
        if (!chunk.success) throw new AppError('internal', 'The server wrote something that is no completion.');
        usage = chunk.data.usage ?? usage;
        const [choice] = chunk.data.choices;
        if (choice?.text) yield { kind: 'text', text: choice.text };
        if (choice?.finish_reason) reason = choice.finish_reason === 'length' ? 'length' : 'stop';
      }
      if (!reason || !usage) throw new AppError('internal', 'The server broke off. Nothing was charged; ask again.');
      yield {
        kind: 'end',
        reason,
        promptTokens: usage.prompt_tokens,
        completionTokens: usage.completion_tokens,
      };
    } finally {
      letGo();
      leave();
    }
  }

  return {
    generate,
    state: async () => ({
      engine: `${dialect.name}, remote`,
      ready: reachable,
      loaded: [...loaded]
        .map(([cid, { generations, lastUsedAt }]): LoadedAdapter => ({ cid, generations, lastUsedAt }))
        .reverse(),
      running: queue.running,
      waiting: queue.waiting,
      memoryBytes: null,
    }),
    close: async () => {},
  };
}

function requestBody({ dialect, base }: RemoteSettings, asked: GenerationRequest): Record<string, unknown> {
  return {
    ...dialect.fields(base, asked.adapter),
    prompt: asked.prompt,
    max_tokens: asked.mostTokens,
    temperature: asked.temperature,
    top_p: asked.topP,
    seed: asked.seed,
    ...(asked.stop.length > 0 ? { stop: asked.stop } : {}),
    stream: true,
    stream_options: { include_usage: true },
  };
}

async function refusalOf(response: Response): Promise<AppError> {
  const why = readReason(await response.text()) ?? `it answered ${response.status}`;
  if (response.status === 429) {
    const retryAfterS = Number(response.headers.get('retry-after')) || 5;
    return new AppError('rate-limited', `The server is busy. Ask again in ${retryAfterS} seconds.`, {
      details: { retryAfterS },
    });
  }
  if (response.status === 400) return new AppError('invalid-input', `The server refuses the question: ${why}`);
  return new AppError('not-ready', `The server that writes the answers refused: ${why}.`);
}
