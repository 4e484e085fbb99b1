import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { issueNonce } from '@/lib/server/session/issue-nonce';

export const dynamic = 'force-dynamic';

/** A nonce for one sign-in message, and the times the message should bear, by the server's clock. */
export function GET(): Promise<Response> {
  return toJsonResponse(() => issueNonce(dependencies(), { now: new Date() }));
}
