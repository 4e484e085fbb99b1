import { toJsonResponse } from '@/lib/server/http-result';
import { indexForAWhile, requireScheduler } from '@/lib/server/indexing/index-for-a-while';
import { indexerDependencies } from '@/lib/server/indexing/indexer-dependencies';

export const dynamic = 'force-dynamic';

/** Most hosts end a request after 30 s or more. */
const MILLISECONDS = 20_000;

/** One turn of the indexer, for hosting where no process runs for long: to be called by a scheduler. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    requireScheduler(request.headers.get('authorization'));
    return indexForAWhile(indexerDependencies(), { milliseconds: MILLISECONDS });
  });
}

/** Schedulers that can only GET. */
export const GET = POST;
