import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { readRunJob } from '@/lib/server/compute/read-run-attempts';
import { readRunId } from '@/lib/server/compute/read-signed';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string }> };

/** The job document of a run that anyone may compute (lib/schemas/training-job.ts), byte for byte. For everybody. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const text = await readRunJob(computeDependencies(request), readRunId((await params).id));
    return new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
  });
}
