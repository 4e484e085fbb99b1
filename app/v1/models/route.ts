import { authenticateApiKey } from '@/lib/server/api-keys/authenticate-api-key';
import { dependencies } from '@/lib/server/dependencies';
import { listModelObjects } from '@/lib/server/openai/list-model-objects';
import { allowCrossOrigin, toOpenAiResponse } from '@/lib/server/openai/to-openai-response';

export const OPTIONS = allowCrossOrigin;

/** The models that the bearer key may ask, as OpenAI's API lists models. */
export async function GET(request: Request): Promise<Response> {
  return toOpenAiResponse(async () => {
    const deps = dependencies();
    const authorization = request.headers.get('authorization');
    return listModelObjects(deps, await authenticateApiKey(deps, { authorization, now: new Date() }));
  });
}
