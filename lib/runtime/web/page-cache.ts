import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { getBotType } from 'next/dist/shared/lib/router/utils/is-bot.js';
import { type Answer, captureAnswer } from '@/lib/runtime/web/capture-answer';
import { chooseReader, isLocale, LOCALE_COOKIE } from '@/lib/texts/locales';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Pages that say the same to everybody who is not signed in, from rows whose changes are told (follow-changes.ts). */
const SHARED_PAGES = /^\/(|datanets|models|models\/\d+|receipts|explore)$/;
/** What a page says of the time, “3 minutes ago”, may be this old. */
const MAX_AGE_MS = 10_000;
const MAX_PAGES = 200;
const MAX_BYTES = 50_000_000;
/** Whoever reads their page slowly keeps the others who want it from having it no longer than this. */
const MAX_WAIT_MS = 1_000;
/** Requests of Next's own router, what asks for a draft, who names themselves, and policies Next copies into the page. */
const ASKS_OTHERWISE =
  /^(rsc$|next-|x-nextjs-|x-middleware-|x-invoke-|range$|if-|authorization$|content-security-policy)/;
const NOT_KEPT = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

type Kept = Answer & { at: number };

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
  let bytes = 0;
  let generation = 0;
  let paused = true;
  const forget = () => {
    generation++;
    kept.clear();
    bytes = 0;
  };
  const drop = (key: string) => {
    bytes -= kept.get(key)?.body.length ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, page: Kept) => {
    drop(key);
    kept.set(key, page);
    bytes += page.body.length;
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_PAGES && bytes <= MAX_BYTES) break;
      drop(oldest);
    }
  };
  const find = (key: string): Kept | null => {
    const page = kept.get(key);
    return page && now() - page.at < MAX_AGE_MS ? page : null;
  };
  const render = async (key: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [begun, at] = [generation, now()];
    const captured = captureAnswer(response);
    const handled = handle(request, response);
    const rendered = Promise.all([captured, handled]).then(
      ([answer]) => {
        if (answer && begun === generation && !paused) keep(key, { ...answer, at });
      },
      () => undefined, // told to whoever asked, below
    );
    rendering.set(key, rendered);
    void rendered.then(() => {
      if (rendering.get(key) === rendered) rendering.delete(key);
    });
    await handled;
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
      await Promise.race([others, delay(MAX_WAIT_MS)]);
      const meanwhile = find(key);
      return meanwhile ? give(meanwhile, response) : render(key, request, response);
    },
  };
}

/** All that decides what a shared page looks like; null for a request that is answered for itself. */
function keyOf({ method, url = '', headers }: IncomingMessage): string | null {
  if (method !== 'GET' || url.length > 500 || !SHARED_PAGES.test(url.split('?', 1)[0] ?? '')) return null;
  if (Object.keys(headers).some((name) => ASKS_OTHERWISE.test(name))) return null;
  const chosen = chosenLocale(headers.cookie);
  if (chosen === null) return null;
  const { locale, tag } = chooseReader({ acceptLanguage: headers['accept-language'] ?? null, ...chosen });
  const sentFor = ['accept-encoding', 'host', 'x-forwarded-host', 'x-forwarded-proto'].map(
    (name) => headers[name] ?? '',
  );
  // Next writes the page in another shape for programs that read it for others, search engines and Lighthouse.
  return JSON.stringify([url, locale, tag, getBotType(headers['user-agent'] ?? '') ?? '', ...sentFor]);
}

/**
 * The language that a visitor's cookies choose, where they hold nothing else; null where they do. Only the very header that
 * we set ourselves counts: others (encoded, repeated) could be read in another way by the page than here.
 */
function chosenLocale(cookies: string | undefined): { chosen?: string } | null {
  if (!cookies) return {};
  const chosen = cookies.startsWith(`${LOCALE_COOKIE}=`) ? cookies.slice(LOCALE_COOKIE.length + 1) : undefined;
  return isLocale(chosen) ? { chosen } : null;
}

function give({ headers, body }: Answer, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_KEPT.has(name)) response.setHeader(name, value);
  }
  response.setHeader('content-length', body.length);
  response.end(body);
}
