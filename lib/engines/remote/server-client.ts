import { z } from 'zod';
import { AppError } from '@/lib/core/errors';

/** Asks another server over HTTP; the only thing that knows its address and its key. */
export type ServerClient = {
  /** Resolves with whatever status the server answers. Throws `not-ready` when it cannot be reached, `timeout`. */
  readonly post: (path: string, body: unknown, signal: AbortSignal) => Promise<ServerAnswer>;
};

export type ServerAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfterS: number | null;
  /** The body as it arrives; ends with `timeout` after a long silence. */
  readonly body: AsyncIterable<Uint8Array>;
};

export type ServerAddress = {
  /** Without a trailing `/v1`. Never shown: it may carry a key. */
  readonly url: string;
  readonly apiKey: string | null;
  /** How long it may say nothing: before the first byte, and between two. */
  readonly silenceMs: number;
};

export function openServer(
  { url, apiKey, silenceMs }: ServerAddress,
  { request }: { request: typeof fetch },
): ServerClient {
  const origin = url.replace(/\/+$/, '').replace(/\/v1$/, '');

  async function post(path: string, body: unknown, signal: AbortSignal): Promise<ServerAnswer> {
    const silent = new AbortController();
    const timer = setTimeout(() => silent.abort(), silenceMs);
    const explain = (cause: unknown): Error => {
      if (signal.aborted) return signal.reason;
      if (silent.signal.aborted) {
        return new AppError(
          'timeout',
          `The server that writes the answers said nothing for ${silenceMs / 1000} seconds.`,
        );
      }
      if (cause instanceof AppError) return cause;
      // The cause names the address: it is logged by nobody.
      return new AppError('not-ready', 'The server that writes the answers cannot be reached. Ask again later.');
    };
    try {
      const response = await request(`${origin}${path}`, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream, application/json',
          ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, silent.signal]),
      });
      const { status, headers, body: stream } = response;
      const after = Number(headers.get('retry-after') ?? Number.NaN);
      return {
        status,
        contentType: headers.get('content-type') ?? '',
        retryAfterS: Number.isFinite(after) && after >= 0 ? Math.ceil(after) : null,
        body: watch(stream, timer, explain),
      };
    } catch (cause) {
      clearTimeout(timer);
      throw explain(cause);
    }
  }
  return { post };
}

async function* watch(
  stream: ReadableStream<Uint8Array> | null,
  timer: NodeJS.Timeout,
  explain: (cause: unknown) => Error,
): AsyncGenerator<Uint8Array> {
  try {
    if (!stream) return;
    for await (const chunk of stream) {
      timer.refresh();
      yield chunk;
    }
  } catch (cause) {
    throw explain(cause);
  } finally {
    clearTimeout(timer);
  }
}

/** The whole of a body as text. Throws `too-large` beyond `mostBytes`. */
export async function readText(body: AsyncIterable<Uint8Array>, mostBytes = 1_000_000): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new AppError('too-large', 'The server that writes the answers wrote too much.');
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

const said = z.object({
  error: z.object({ message: z.string() }).or(z.string()).optional(),
  error_message: z.string().optional(),
  message: z.string().optional(),
  detail: z.string().optional(),
});

/** The words of a server's error, whichever way it says them; at most 300 characters. */
export function readReason(text: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return ''; // not JSON
  }
  const found = said.safeParse(parsed);
  if (!found.success) return '';
  const { error, error_message: errorMessage, message, detail } = found.data;
  const words = (typeof error === 'string' ? error : error?.message) ?? errorMessage ?? message ?? detail ?? '';
  // Nothing that a database or a terminal would stumble over.
  return words
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 300)
    .toWellFormed();
}

/** What a refusal means for who asked. The server's own words only where they are about the question. */
export function refusalOf({
  status,
  retryAfterS,
  reason,
}: {
  status: number;
  retryAfterS: number | null;
  reason: string;
}): AppError {
  if (status === 429 || (status === 503 && retryAfterS !== null)) {
    const seconds = retryAfterS ?? 5;
    return new AppError(
      'rate-limited',
      `The server that writes the answers is busy. Ask again in ${seconds} seconds.`,
      {
        details: { retryAfterS: seconds },
      },
    );
  }
  const words = reason === '' ? '' : `: ${reason}`;
  if (status === 400 || status === 413 || status === 422) {
    return new AppError('invalid-input', `The server that writes the answers refuses the question${words}`);
  }
  if (status === 401 || status === 403) {
    return new AppError(
      'not-ready',
      'The server that writes the answers does not accept its key. Its owner has to renew it.',
    );
  }
  if (status === 404) return new AppError('not-found', `The server that writes the answers has no such model${words}`);
  if (status >= 300 && status < 400) {
    return new AppError('not-ready', 'The server that writes the answers points elsewhere, which is not followed.');
  }
  return new AppError('not-ready', `The server that writes the answers failed (${status}). Ask again later.`);
}
