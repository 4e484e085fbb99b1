import { toJsonResponse } from '@/lib/server/http-result';
import { readSession } from '@/lib/server/session/read-session';

export const dynamic = 'force-dynamic';

/** Who is signed in: `{account}`, null when nobody is. */
export function GET(): Promise<Response> {
  return toJsonResponse(async () => ({ account: (await readSession())?.account ?? null }));
}
