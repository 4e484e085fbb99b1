import { completionRequestSchema } from '@/lib/schemas/openai';
import type { AskDependencies } from '@/lib/server/answers/ask-model';
import { answerRequest, writesText } from '@/lib/server/openai/answer-request';
import { completionShape } from '@/lib/server/openai/completion-shape';
import { findAskable } from '@/lib/server/openai/find-askable';
import { readRequest } from '@/lib/server/openai/read-request';

/** `POST /v1/completions`: a language model goes on from the text; other kinds take it for a question. */
export async function answerCompletion(deps: AskDependencies, request: Request): Promise<Response> {
  const { body, ...asking } = await readRequest(deps, request, completionRequestSchema);
  const model = await findAskable(deps, body.model);
  const asked = {
    question: body.prompt,
    ...(writesText(model.kind) ? { form: { kind: 'continuation' as const } } : {}),
  };
  return answerRequest(deps, { ...asking, model, body, asked, field: 'prompt', shape: completionShape });
}
