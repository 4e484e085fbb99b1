import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { newPoints } from '@/lib/server/training/new-points';
import { readTrainingRun } from '@/lib/server/training/read-training-run';

/** What a run's page polls while it works: state, progress, and of the loss curve what came after the `known` points. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return toJsonResponse(async () => {
    const { state, progress, lossCurve, problem } = await readTrainingRun(dependencies(), (await params).id);
    const known = Number(new URL(request.url).searchParams.get('known') ?? 0);
    return { state, progress, problem, ...newPoints(lossCurve, known) };
  });
}
