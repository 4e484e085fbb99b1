import { AppError } from '@/lib/core/errors';
import { checkAddress, type Resolve } from '@/lib/engines/endpoint/check-address';
import { pinnedFetch } from '@/lib/engines/endpoint/pinned-fetch';
import type { GenerationEvent, GenerationRequest } from '@/lib/engines/engine';
import { FairQueue } from '@/lib/engines/fair-queue';
import { openServer, readReason, readText, refusalOf } from '@/lib/engines/remote/server-client';
import { streamText } from '@/lib/engines/remote/stream-text';

/** One question to a builder's server, with the conversation before it. */
export type EndpointRequest = Omit<GenerationRequest, 'model' | 'prompt'> & {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
};

export type EndpointAccess = {
  readonly settings: { readonly url: string; readonly model: string };
  readonly apiKey: string | null;
  readonly allowLocal: boolean;
  readonly resolve?: Resolve;
};

/** It is somebody else's server: it may say nothing for so long, and take so long altogether. */
const SILENCE_MS = 30_000;
const ALTOGETHER_MS = 120_000;

/** Questions at once to one server, and those that wait for it. */
const LIMITS = { atOnce: 8, waiting: 64, waitingInLine: 16, expectedS: 5 };
const QUEUES_KEPT = 200;
const queues = new Map<string, FairQueue>();

/**
 * Asks a builder's server for a chat completion: at a public address only, connected to as it was checked, within bounds of
 * time and length. Throws as an engine does; no message names the address or the key.
 */
export async function* askEndpoint(
  access: EndpointAccess,
  asked: EndpointRequest,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent> {
  const { settings, apiKey } = access;
  const leave = await queueOf(settings.url).enter(asked.queue, signal);
  try {
    const checked = await checkAddress(settings.url, access);
    const server = openServer({ url: settings.url, apiKey, silenceMs: SILENCE_MS }, { request: pinnedFetch(checked) });
    const late = AbortSignal.timeout(ALTOGETHER_MS);
    const { messages, mostTokens, temperature, topP, seed, stop } = asked;
    const body = {
      ...{ model: settings.model, messages, max_tokens: mostTokens, temperature, top_p: topP, seed },
      ...(stop.length > 0 ? { stop } : {}),
      ...{ stream: true, stream_options: { include_usage: true } },
    };
    try {
      const answer = await server.post('/v1/chat/completions', body, AbortSignal.any([signal, late]));
      if (answer.status >= 300) throw refusalOf({ ...answer, reason: readReason(await readText(answer.body)) });
      yield* streamText(answer);
    } catch (error) {
      if (late.aborted && !signal.aborted) {
        throw new AppError('timeout', `The server did not end its answer within ${ALTOGETHER_MS / 1000} seconds.`);
      }
      throw error;
    }
  } finally {
    leave();
  }
}

/** The line before a server, by its address; the one not used for longest is forgotten when nobody waits in it. */
function queueOf(url: string): FairQueue {
  const queue = queues.get(url) ?? new FairQueue(LIMITS);
  queues.delete(url);
  queues.set(url, queue);
  for (const [key, { running, waiting }] of queues) {
    if (queues.size <= QUEUES_KEPT) break;
    if (running === 0 && waiting === 0 && key !== url) queues.delete(key);
  }
  return queue;
}
