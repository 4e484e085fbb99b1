import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseReader, LOCALE_COOKIE } from '@/lib/texts/locales';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Pages that say the same to everybody who is not signed in, from rows whose changes are told (follow-changes.ts). */
const SHARED_PAGES: ReadonlySet<string> = new Set(['/datanets', '/models', '/receipts']);
/** What a page says of the time, “3 minutes ago”, may be this old. */
const MAX_AGE_MS = 10_000;
const MAX_BYTES = 1_000_000;
const MAX_PAGES = 200;
/** Programs that read pages for others get them in another shape (Next writes their metadata first). */
const READS_OTHERWISE =
  /bot|crawl|spider|google|lighthouse|slurp|yandex|sogou|tumblr|vkshare|quora|archiver|preview|facebook|whatsapp|yeti/i;
/** Requests of Next's own router, and what asks for a draft: answered otherwise under the same address. */
const ASKS_OTHERWISE = /^(rsc$|next-|x-nextjs-|x-middleware-|x-invoke-|range$|if-)/;
const NOT_KEPT = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

type Kept = { headers: OutgoingHttpHeaders; body: Buffer; at: number; generation: number };

/** Answers for shared pages from memory; `forget` drops all of them, `pause` until `resume` keeps none. */
export type PageCache = { handle: Handler; forget: () => void; pause: () => void; resume: () => void };

/**
 * Keeps the whole answer, as it went over the wire, for a visitor who is not signed in, and gives it to the next one who
 * asks for the same page in the same language. Several who ask at once wait for one rendering. Whatever is not surely
 * shared, a cookie of anybody's above all, is handed on and never kept. It begins paused.
 */
export function createPageCache({ handle, now = Date.now }: { handle: Handler; now?: () => number }): PageCache {
  const kept = new Map<string, Kept>();
  const rendering = new Map<string, Promise<void>>();
  let generation = 0;
  let paused = true;
  const forget = () => {
    generation++;
    kept.clear();
  };
  const find = (key: string): Kept | null => {
    const page = kept.get(key);
    return page && page.generation === generation && now() - page.at < MAX_AGE_MS ? page : null;
  };
  const render = (key: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const begun = generation;
    const rendered = captureAnswer(response).then((answer) => {
      if (!answer || begun !== generation || paused) return;
      kept.delete(key);
      kept.set(key, { ...answer, at: now(), generation });
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_PAGES && oldest !== undefined) kept.delete(oldest);
    });
    rendering.set(key, rendered);
    void rendered.finally(() => rendering.delete(key));
    return handle(request, response);
  };
  return {
    forget,
    pause: () => {
      paused = true;
      forget();
    },
    resume: () => {
      paused = false;
    },
    handle: async (request, response) => {
      const key = paused ? null : keyOf(request);
      if (key === null) return handle(request, response);
      const before = find(key);
      if (before) return give(before, response);
      const others = rendering.get(key);
      if (!others) return render(key, request, response);
      await others;
      const meanwhile = find(key);
      return meanwhile ? give(meanwhile, response) : render(key, request, response);
    },
  };
}

/** All that decides what a shared page looks like; null for a request that is answered for itself. */
function keyOf({ method, url = '', headers }: IncomingMessage): string | null {
  if (method !== 'GET' || url.length > 500 || !SHARED_PAGES.has(url.split('?', 1)[0] ?? '')) return null;
  if (READS_OTHERWISE.test(headers['user-agent'] ?? '')) return null;
  if (Object.keys(headers).some((name) => ASKS_OTHERWISE.test(name))) return null;
  const cookies = readCookies(headers.cookie);
  if (!cookies) return null;
  const chosen = cookies.get(LOCALE_COOKIE);
  const { locale, tag } = chooseReader({
    acceptLanguage: headers['accept-language'] ?? null,
    ...(chosen === undefined ? {} : { chosen }),
  });
  const sentFor = ['accept-encoding', 'host', 'x-forwarded-host', 'x-forwarded-proto'].map(
    (name) => headers[name] ?? '',
  );
  return JSON.stringify([url, locale, tag, ...sentFor]);
}

/** A visitor's cookies, where all of them are known to change nothing but the language; else null. */
function readCookies(header: string | undefined): Map<string, string> | null {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const [name = '', ...value] = part.trim().split('=');
    if (name !== '' && name !== LOCALE_COOKIE) return null;
    if (name !== '') cookies.set(name, value.join('='));
  }
  return cookies;
}

/** The answer as it went out, once it is whole; null where it is none to keep. */
function captureAnswer(response: ServerResponse): Promise<Pick<Kept, 'headers' | 'body'> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  const note = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk, isEncoding(encoding) ? encoding : 'utf8') : Buffer.from(chunk);
    size += bytes.length;
    if (size <= MAX_BYTES) chunks.push(bytes);
  };
  const { write, end } = response;
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    note(chunk, rest[0]);
    return Reflect.apply(write, response, [chunk, ...rest]);
  }) as ServerResponse['write'];
  response.end = ((...args: unknown[]) => {
    note(args[0], args[1]);
    return Reflect.apply(end, response, args);
  }) as ServerResponse['end'];
  return new Promise((resolve) => {
    response.once('close', () => {
      const headers = response.getHeaders();
      const whole = response.writableFinished && response.statusCode === 200 && size > 0 && size <= MAX_BYTES;
      const isPage = String(headers['content-type'] ?? '').startsWith('text/html');
      resolve(whole && isPage && !headers['set-cookie'] ? { headers, body: Buffer.concat(chunks) } : null);
    });
  });
}

function isEncoding(text: unknown): text is BufferEncoding {
  return typeof text === 'string' && Buffer.isEncoding(text);
}

async function give({ headers, body }: Kept, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_KEPT.has(name)) response.setHeader(name, value);
  }
  response.setHeader('content-length', body.length);
  response.end(body);
}
