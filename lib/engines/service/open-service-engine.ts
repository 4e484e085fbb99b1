import { AppError } from '@/lib/core/errors';
import type {
  Embedding,
  EmbedRequest,
  Engine,
  EngineState,
  GenerationEvent,
  GenerationRequest,
} from '@/lib/engines/engine';
import { embeddingSchema, errorSchema, lineSchema, stateSchema, type WireError } from '@/lib/engines/service/protocol';
import { readLines } from '@/lib/engines/service/read-lines';

/** The service starts again within seconds after it was killed: so long a new question waits for it. */
const CONNECT_FOR_MS = 8_000;
const CONNECT_EVERY_MS = 200;
const STATE_TIMEOUT_MS = 3_000;

/** The engine of this site's own service (lib/engines/service/serve-engine.ts), from another process. */
export function openServiceEngine(
  { url, secret }: { url: string; secret: string },
  { request = fetch, connectForMs = CONNECT_FOR_MS }: { request?: typeof fetch; connectForMs?: number } = {},
): Engine {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };

  /** Nothing was asked where nobody listened, so asking again is safe. */
  async function connect(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const until = Date.now() + connectForMs;
    for (;;) {
      try {
        return await request(`${url}${path}`, { ...init, headers, signal });
      } catch (cause) {
        signal.throwIfAborted();
        if (!wasRefused(cause)) {
          throw new AppError('internal', 'The engine broke off before it answered. Nothing was charged; ask again.', {
            cause,
          });
        }
        if (Date.now() >= until)
          throw new AppError('not-ready', 'The engine is starting. Ask again in a moment.', { cause });
        await new Promise((resolve) => setTimeout(resolve, CONNECT_EVERY_MS));
      }
    }
  }

  async function post(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
    const response = await connect(path, { method: 'POST', body: JSON.stringify(body) }, signal);
    if (response.ok) return response;
    const said = errorSchema.safeParse(await response.json().catch(() => null));
    throw said.success ? toAppError(said.data) : new AppError('internal', `The engine answered ${response.status}.`);
  }

  async function* generate(asked: GenerationRequest, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    // Leaving the loop closes the connection, by which the service knows that nobody listens.
    const left = new AbortController();
    const response = await post('/generate', asked, AbortSignal.any([signal, left.signal]));
    try {
      for await (const line of readBody(response, signal)) {
        const parsed = lineSchema.parse(JSON.parse(line));
        if (parsed.kind === 'error') throw toAppError(parsed);
        yield parsed;
        if (parsed.kind === 'end') return;
      }
      throw brokeOff();
    } finally {
      left.abort();
    }
  }

  async function embed(asked: EmbedRequest, signal: AbortSignal): Promise<Embedding> {
    const response = await post('/embed', asked, signal);
    const { vectors, promptTokens } = embeddingSchema.parse(await response.json());
    return { vectors: vectors.map(unpack), promptTokens };
  }

  async function state(): Promise<EngineState> {
    const signal = AbortSignal.timeout(STATE_TIMEOUT_MS);
    try {
      const response = await request(`${url}/state`, { headers, signal });
      return stateSchema.parse(await response.json());
    } catch {
      // Not there, or not saying anything useful: that is what its state is.
      const nothing = { base: null, loaded: [], running: 0, waiting: 0, memoryBytes: null, since: null, evicted: 0 };
      return { engine: 'llama.cpp, embedded', ready: false, ...nothing };
    }
  }

  return { generate, embed, state, close: async () => {} };
}

async function* readBody(response: Response, signal: AbortSignal): AsyncGenerator<string> {
  if (!response.body) return;
  try {
    yield* readLines(response.body);
  } catch (cause) {
    signal.throwIfAborted();
    throw brokeOff(cause);
  }
}

function brokeOff(cause?: unknown): AppError {
  return new AppError('internal', 'The engine stopped while it was answering. Nothing was charged; ask again.', {
    cause,
  });
}

function toAppError({ code, message, retryAfterS, field }: WireError): AppError {
  const details = { ...(retryAfterS === null ? {} : { retryAfterS }), ...(field === null ? {} : { field }) };
  return new AppError(code, message, { details });
}

/** Whether nobody listened, as against a connection that broke after the question was sent. */
function wasRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function unpack(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer);
}
