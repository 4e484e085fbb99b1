import { askRequestSchema, idempotencyKeySchema } from '@/lib/schemas/answer';
import { hashSchema } from '@/lib/schemas/hex';
import { streamLines } from '@/lib/server/answers/stream-lines';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { readJson } from '@/lib/server/read-json';
import { requireAccount } from '@/lib/server/session/read-session';
import { requireOwnPage } from '@/lib/server/session/require-own-page';

const bodySchema = askRequestSchema.extend({ permissionHash: hashSchema, idempotencyKey: idempotencyKeySchema });

/** Asks a model as the signed-in account, under one of its permissions: the answer as JSON lines while it is written. */
export async function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const account = await requireAccount();
    const body = parseInput(bodySchema, await readJson(request, { maxBytes: 64_000 }));
    const { permissionHash, idempotencyKey, ...asked } = body;
    const { signal } = request;
    const input = { account, permissionHash, idempotencyKey, request: asked, signal, now: new Date() };
    return streamLines(dependencies(), input);
  });
}
