import { chatRequestSchema } from '@/lib/schemas/openai';
import type { AskDependencies } from '@/lib/server/answers/ask-model';
import { answerRequest, writesText } from '@/lib/server/openai/answer-request';
import { chatShape } from '@/lib/server/openai/chat-shape';
import { findAskable } from '@/lib/server/openai/find-askable';
import { readConversation } from '@/lib/server/openai/read-conversation';
import { readRequest } from '@/lib/server/openai/read-request';

/** `POST /v1/chat/completions`. Every kind of model that answers does so here. */
export async function answerChat(deps: AskDependencies, request: Request): Promise<Response> {
  const { body, ...asking } = await readRequest(deps, request, chatRequestSchema);
  const model = await findAskable(deps, body.model);
  const asked = readConversation(body.messages, { writes: writesText(model.kind) });
  return answerRequest(deps, { ...asking, model, body, asked, field: 'messages', shape: chatShape });
}
