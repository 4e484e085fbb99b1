import { giveUpSchema } from '@/lib/schemas/compute';
import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { giveUpLease } from '@/lib/server/compute/give-up-lease';
import { readRunId, readSigned } from '@/lib/server/compute/read-signed';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string }> };

/** A provider gives a job back, with why. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const deps = computeDependencies(request);
    const runId = readRunId((await params).id);
    const wanted = { action: 'give-up', run: runId, schema: giveUpSchema, maxBytes: 4_000 } as const;
    const { account, input } = await readSigned(deps, request, wanted);
    await giveUpLease(deps, { runId, account, problem: input.problem });
    return { givenUp: true };
  });
}
