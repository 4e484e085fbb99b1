import { idSchema } from '@/lib/schemas/id';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { requireScheduler } from '@/lib/server/indexing/index-for-a-while';
import { parseInput } from '@/lib/server/parse-input';
import { requestRedo } from '@/lib/server/settlement/request-redo';

/** Has a rejected epoch computed and proposed anew: `Authorization: Bearer <CRON_SECRET>`. Answers {queued: number}. */
export async function POST(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return toJsonResponse(
    async () => {
      requireScheduler(request.headers.get('authorization'));
      const number = parseInput(idSchema, Number((await params).number));
      await requestRedo(dependencies(), { number });
      return { queued: number };
    },
    { status: 202 },
  );
}
