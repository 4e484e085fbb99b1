'use server';

import type { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { askRequestSchema, idempotencyKeySchema } from '@/lib/schemas/answer';
import { hashSchema } from '@/lib/schemas/hex';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { type AnswerView, toAnswerView } from '@/lib/server/answers/answer-view';
import { askModel } from '@/lib/server/answers/ask-model';
import { type QuoteView, readQuotes } from '@/lib/server/answers/read-quotes';
import { dependencies } from '@/lib/server/dependencies';
import { parseInput } from '@/lib/server/parse-input';
import { requireAccount } from '@/lib/server/session/read-session';

const askActionSchema = askRequestSchema.extend({
  permissionHash: hashSchema,
  idempotencyKey: idempotencyKeySchema,
});

/** Asks a model as the signed-in account, under one of its permissions. */
export async function askAction(
  input: z.input<typeof askActionSchema>,
): Promise<ActionResult<AnswerView & { quotes: QuoteView[] }>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const { permissionHash, idempotencyKey, ...request } = parseInput(askActionSchema, input);
    const authority = { account, permissionHash, apiKeyId: null };
    const receipt = await askModel(dependencies(), { authority, request, idempotencyKey, now: new Date() });
    const view = toAnswerView(receipt);
    if (!view) throw new AppError('internal', 'An answered receipt has no answer.');
    return { ...view, quotes: await readQuotes(dependencies(), receipt) };
  });
}
