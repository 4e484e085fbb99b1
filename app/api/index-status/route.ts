import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { readIndexStatus } from '@/lib/server/index-status/read-index-status';

export const dynamic = 'force-dynamic';

/** How far the index has come: `{blockNumber, headNumber, finalizedNumber}`. */
export function GET(): Promise<Response> {
  return toJsonResponse(() => readIndexStatus(dependencies()));
}
