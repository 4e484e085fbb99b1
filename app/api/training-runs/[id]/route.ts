import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { readTrainingRun } from '@/lib/server/training/read-training-run';

/** What a run's page polls while it works: state, progress and the loss curve so far. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return toJsonResponse(async () => {
    const { state, progress, lossCurve, problem } = await readTrainingRun(dependencies(), (await params).id);
    return { state, progress, lossCurve, problem };
  });
}
