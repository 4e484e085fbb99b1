import type { Rate } from '@/lib/core/token-buckets';

/** Requests that take more than a page does, and how often one address may send them, all of one kind together. */
export type RequestLimit = {
  readonly name: string;
  readonly method?: string;
  readonly path: RegExp;
  readonly rate: Rate;
};

/**
 * Generous: a room full of people behind one address, a page that compares 100,000 rows and a program that reads all that
 * a site has published do not meet them, or wait a moment. docs/deployment.md says them to operators.
 */
export const REQUEST_LIMITS: readonly RequestLimit[] = [
  // A row of the database, and a signature that a smart account's contract may have to check.
  { name: 'sign-in', path: /^\/api\/auth\/(nonce|sign-in)$/, rate: { burst: 200, everyMs: 500 } },
  { name: 'search', path: /^\/api\/search$/, rate: { burst: 200, everyMs: 100 } },
  // A thousand texts, or two thousand hashes, each.
  {
    name: 'comparison',
    path: /^\/api\/(alike-texts|datanets\/[^/]+\/known-records)$/,
    rate: { burst: 400, everyMs: 100 },
  },
  // Of those without an account, one address has a part of the day's as well (unsigned-uploads.ts).
  { name: 'upload', method: 'POST', path: /^\/api\/uploads$/, rate: { burst: 200, everyMs: 60_000 } },
  { name: 'chain', path: /^\/api\/rpc$/, rate: { burst: 1_000, everyMs: 20 } },
  // Published files and lists, which may be long.
  {
    name: 'published',
    path: /^\/api\/(v1\/(content|receipts|epochs|contributions)(\/.*)?|v1\/compute\/runs\/[^/]+\/(job|attempts)|datanets\/[^/]+\/(versions|contributions)\/.*|models\/.*)$/,
    rate: { burst: 1_000, everyMs: 20 },
  },
];
