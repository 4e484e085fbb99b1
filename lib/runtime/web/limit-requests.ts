import type { IncomingMessage } from 'node:http';
import { AppError, httpStatus } from '@/lib/core/errors';
import { createTokenBuckets } from '@/lib/core/token-buckets';
import type { Handler } from '@/lib/runtime/web/page-cache';
import { readCaller } from '@/lib/runtime/web/read-caller';
import { REQUEST_LIMITS, type RequestLimit } from '@/lib/runtime/web/request-limits';
import { NETWORK_HEADER } from '@/lib/server/read-network';
import { chooseReader, LOCALE_COOKIE } from '@/lib/texts/locales';
import { sayIn } from '@/lib/texts/say-in';

/**
 * Hands requests on, but answers 429 where one address sends more of a kind than REQUEST_LIMITS lets it, before anything
 * else is done for them; what is let through is told whom it comes from (lib/server/read-network.ts). `proxies` as in
 * read-caller.ts; where none is said to be there and one shows, `tell` is told, once.
 */
export function limitRequests({
  handle,
  proxies,
  now = () => performance.now(),
  tell,
}: {
  handle: Handler;
  proxies: number;
  /** Milliseconds. */
  now?: () => number;
  tell: (line: string) => void;
}): Handler {
  const buckets = REQUEST_LIMITS.map((limit) => ({ limit, take: createTokenBuckets(limit.rate) }));
  let told = false;
  return async (request, response) => {
    delete request.headers[NETWORK_HEADER];
    const { limit, take } = findLimit(buckets, request) ?? {};
    if (!limit || !take) return handle(request, response);
    const forwardedFor = request.headers['x-forwarded-for']?.toString();
    if (forwardedFor !== undefined && proxies === 0 && !told) {
      told = true;
      tell('A request names an address it was forwarded for. If a proxy stands before the site, set TRUSTED_PROXIES.');
    }
    const caller = readCaller({ peer: request.socket.remoteAddress, forwardedFor, proxies });
    if (caller !== null) request.headers[NETWORK_HEADER] = caller;
    const waitMs = caller === null ? 0 : take(caller, now());
    if (waitMs === 0) return handle(request, response);
    const retryAfterS = Math.ceil(waitMs / 1000);
    const { code, message, details } = new AppError(
      'rate-limited',
      `Many requests came from your network just now. Try again in ${retryAfterS} s.`,
      { details: { limit: limit.name, retryAfterS } },
    );
    response.writeHead(httpStatus(code), {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'retry-after': String(retryAfterS),
    });
    response.end(JSON.stringify({ error: { code, message: sayTo(request, message), details } }));
  };
}

function findLimit<Bucket extends { limit: RequestLimit }>(
  buckets: readonly Bucket[],
  { method, url = '' }: IncomingMessage,
): Bucket | undefined {
  const path = pathOf(url);
  if (!path.startsWith('/api/')) return undefined;
  return buckets.find(({ limit }) => (limit.method ?? method) === method && limit.path.test(path));
}

/** As Next reads it: dots resolved and escapes undone, so that no other spelling of a path goes past its limit. */
function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://site').pathname);
  } catch {
    return ''; // no path of ours
  }
}

/** In the reader's language where a page of ours asks, as lib/server/say-to-page.ts does; else in English. */
function sayTo({ headers }: IncomingMessage, sentence: string): string {
  if (headers['sec-fetch-site'] !== 'same-origin') return sentence;
  const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim().split('='));
  const chosen = cookies.find(([name]) => name === LOCALE_COOKIE)?.[1];
  const { locale } = chooseReader({
    acceptLanguage: headers['accept-language'] ?? null,
    ...(chosen === undefined ? {} : { chosen }),
  });
  return sayIn(locale)(sentence);
}
