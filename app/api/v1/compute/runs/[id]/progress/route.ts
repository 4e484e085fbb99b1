import { computeProgressSchema } from '@/lib/schemas/compute';
import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { readRunId, readSigned } from '@/lib/server/compute/read-signed';
import { tellProgress } from '@/lib/server/compute/tell-progress';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string }> };

/** A provider says how far it is: {verdict, leasedUntil} says whether to go on. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const deps = computeDependencies(request);
    const runId = readRunId((await params).id);
    const wanted = { action: 'tell', run: runId, schema: computeProgressSchema, maxBytes: 2_000 } as const;
    const { account, input } = await readSigned(deps, request, wanted);
    return tellProgress(deps, { runId, account, progress: input });
  });
}
