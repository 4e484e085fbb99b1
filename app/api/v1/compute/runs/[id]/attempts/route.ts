import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { readRunAttempts } from '@/lib/server/compute/read-run-attempts';
import { readRunId } from '@/lib/server/compute/read-signed';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string }> };

/** Who computed a run, and whose results agree. For everybody. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => readRunAttempts(computeDependencies(request), readRunId((await params).id)));
}
