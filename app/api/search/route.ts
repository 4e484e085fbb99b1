import type { NextRequest } from 'next/server';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { searchRequestSchema } from '@/lib/schemas/search';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { createTurns } from '@/lib/server/search/create-turns';
import { searchEverything } from '@/lib/server/search/search-everything';
import { readSession } from '@/lib/server/session/read-session';

const takeTurn = createTurns({ running: 4, waiting: 24 });

/** Looks for `q` among everything the reader may see (lib/schemas/search.ts). */
export function GET(request: NextRequest): Promise<Response> {
  return toJsonResponse(async () => {
    const { q } = parseInput(searchRequestSchema, { q: request.nextUrl.searchParams.get('q') ?? '' });
    const session = await readSession();
    return takeTurn(
      () => searchEverything(dependencies(), { q, viewer: session?.account ?? null, chain: readChainConfig() }),
      request.signal,
    );
  });
}
