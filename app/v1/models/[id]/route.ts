import { authenticateApiKey } from '@/lib/server/api-keys/authenticate-api-key';
import { dependencies } from '@/lib/server/dependencies';
import { findAskable } from '@/lib/server/openai/find-askable';
import { toModelObject } from '@/lib/server/openai/model-object';
import { allowCrossOrigin, toOpenAiResponse } from '@/lib/server/openai/to-openai-response';

export const OPTIONS = allowCrossOrigin;

/** One model that can be asked, by `tributary-<number>` or its number alone. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return toOpenAiResponse(async () => {
    const deps = dependencies();
    await authenticateApiKey(deps, { authorization: request.headers.get('authorization'), now: new Date() });
    return toModelObject(await findAskable(deps, (await params).id));
  });
}
