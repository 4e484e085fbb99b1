import { env } from '@/lib/env';
import { toJsonResponse } from '@/lib/server/http-result';
import { readJson } from '@/lib/server/read-json';
import { forwardRpc, RPC_BODY_LIMIT } from '@/lib/server/rpc/forward-rpc';

/** The chain's JSON-RPC on our own origin: the pages and their wallets need no other address. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () =>
    forwardRpc({ rpcUrl: env.RPC_URL }, await readJson(request, { maxBytes: RPC_BODY_LIMIT })),
  );
}
