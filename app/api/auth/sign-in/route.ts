import { z } from 'zod';
import type { Hex } from '@/lib/core/hex';
import { env } from '@/lib/env';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { readJson } from '@/lib/server/read-json';
import { allowedOrigins } from '@/lib/server/session/allowed-origins';
import { requireOwnPage } from '@/lib/server/session/require-own-page';
import { openSession } from '@/lib/server/session/session-cookie';
import { signIn } from '@/lib/server/session/sign-in';

const body = z.object({
  message: z.string().max(4_000),
  // A smart account's signature (EIP-6492) carries its deployment and is long.
  signature: z.custom<Hex>(
    (value) => typeof value === 'string' && /^0x[0-9a-f]{2,65536}$/i.test(value),
    'a signature, 0x…',
  ),
});

/** Checks a signed message (EIP-4361) and sets the session cookie. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const { message, signature } = body.parse(await readJson(request, { maxBytes: 256 * 1024 }));
    const origins = allowedOrigins({
      appUrl: env.APP_URL,
      requestHost: request.headers.get('host'),
      local: env.LOCAL_MODE,
    });
    const chainId = env.CHAIN_ID;
    const account = await signIn(dependencies(), { message, signature, origins, chainId, now: new Date() });
    const session = await openSession();
    session.account = account;
    session.chainId = chainId;
    await session.save();
    return { account };
  });
}
