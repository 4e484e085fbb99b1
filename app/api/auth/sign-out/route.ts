import { toJsonResponse } from '@/lib/server/http-result';
import { openSession } from '@/lib/server/session/session-cookie';

/** Ends the session. Signed out already is fine too. */
export function POST(): Promise<Response> {
  return toJsonResponse(async () => {
    const session = await openSession();
    session.destroy();
    return { account: null };
  });
}
