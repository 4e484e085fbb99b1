import { toJsonResponse } from '@/lib/server/http-result';
import { requireOwnPage } from '@/lib/server/session/require-own-page';
import { openSession } from '@/lib/server/session/session-cookie';

/** Ends the session. Signed out already is fine too. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const session = await openSession();
    session.destroy();
    return { account: null };
  });
}
