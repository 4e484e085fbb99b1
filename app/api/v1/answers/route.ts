import { AppError } from '@/lib/core/errors';
import { askRequestSchema, idempotencyKeySchema } from '@/lib/schemas/answer';
import { toAnswerView } from '@/lib/server/answers/answer-view';
import { askModel } from '@/lib/server/answers/ask-model';
import { readQuotes } from '@/lib/server/answers/read-quotes';
import { authenticateApiKey } from '@/lib/server/api-keys/authenticate-api-key';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { readJson } from '@/lib/server/read-json';

/**
 * Asks a model by HTTP. `Authorization: Bearer trb_…`; `Idempotency-Key` makes a retry free. Body: {model, question,
 * disclosed?}. Answers {receipt, model, modelVersion, answer, fee, disclosed, state, answeredAt, quotes}: `answer` by its
 * `kind` is a label, or words quoted from records (lib/schemas/answer.ts) with the passages they stand in as `quotes`.
 * When no passage fits, the answer is empty, its fee "0" and its state `failed`: there is no receipt.
 */
export async function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    const deps = dependencies();
    const now = new Date();
    const authority = await authenticateApiKey(deps, { authorization: request.headers.get('authorization'), now });
    const key = request.headers.get('idempotency-key');
    const idempotencyKey = key === null ? null : parseInput(idempotencyKeySchema, key);
    const asked = parseInput(askRequestSchema, await readJson(request, { maxBytes: 64_000 }));
    const receipt = await askModel(deps, { authority, request: asked, idempotencyKey, now });
    const view = toAnswerView(receipt);
    if (!view) throw new AppError('internal', 'An answered receipt has no answer.');
    return { ...view, quotes: await readQuotes(deps, receipt) };
  });
}
