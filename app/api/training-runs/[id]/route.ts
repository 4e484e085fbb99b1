import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { newPoints } from '@/lib/server/training/new-points';
import { readTrainingRun } from '@/lib/server/training/read-training-run';
import { getSay } from '@/lib/texts/get-texts';

/** What a run's page polls while it works: state, progress, and of the loss curve what came after the `known` points. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return toJsonResponse(async () => {
    const [say, { state, progress, lossCurve, problem }] = await Promise.all([
      getSay(),
      readTrainingRun(dependencies(), (await params).id),
    ]);
    const known = Number(new URL(request.url).searchParams.get('known') ?? 0);
    return {
      state,
      progress: { ...progress, detail: say(progress.detail) },
      problem: say(problem),
      ...newPoints(lossCurve, known),
    };
  });
}
