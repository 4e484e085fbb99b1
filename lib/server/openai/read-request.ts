import type { z } from 'zod';
import type { Db } from '@/lib/db/client';
import { idempotencyKeySchema } from '@/lib/schemas/answer';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';
import { authenticateApiKey } from '@/lib/server/api-keys/authenticate-api-key';
import { parseBody } from '@/lib/server/openai/parse-body';
import { parseInput } from '@/lib/server/parse-input';
import { readJson } from '@/lib/server/read-json';

const MOST_BYTES = 256_000;

/** Who asks by HTTP, what, and under which key a retry is known again. Throws `not-signed-in`, `invalid-input`, `too-large`. */
export async function readRequest<Schema extends z.ZodType>(
  deps: { db: Db },
  request: Request,
  schema: Schema,
): Promise<{
  authority: AskAuthority;
  idempotencyKey: string | null;
  body: z.output<Schema>;
  signal: AbortSignal;
  now: Date;
}> {
  const now = new Date();
  const authority = await authenticateApiKey(deps, { authorization: request.headers.get('authorization'), now });
  const key = request.headers.get('idempotency-key');
  const idempotencyKey = key === null ? null : parseInput(idempotencyKeySchema, key);
  const body = parseBody(schema, await readJson(request, { maxBytes: MOST_BYTES }));
  return { authority, idempotencyKey, body, signal: request.signal, now };
}
