import { MOST_RESULT_BYTES, submissionSchema } from '@/lib/schemas/compute';
import { computeDependencies } from '@/lib/server/compute/compute-dependencies';
import { readRunId, readSigned } from '@/lib/server/compute/read-signed';
import { submitResult } from '@/lib/server/compute/submit-result';
import { toJsonResponse } from '@/lib/server/http-result';

type Context = { params: Promise<{ id: string }> };

/** A provider's signed statement that the run's job came to a result, with the result; its files are uploaded before. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const deps = computeDependencies(request);
    const runId = readRunId((await params).id);
    const wanted = { action: 'submit', run: runId, schema: submissionSchema, maxBytes: 2 * MOST_RESULT_BYTES } as const;
    const { account, input } = await readSigned(deps, request, wanted);
    return submitResult(deps, { runId, account, submission: input });
  });
}
