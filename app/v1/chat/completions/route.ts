import { dependencies } from '@/lib/server/dependencies';
import { answerChat } from '@/lib/server/openai/answer-chat';
import { allowCrossOrigin, toOpenAiResponse } from '@/lib/server/openai/to-openai-response';

export const OPTIONS = allowCrossOrigin;

/** Asks a model as OpenAI's chat completions do; docs/api.md says what is supported. */
export async function POST(request: Request): Promise<Response> {
  return toOpenAiResponse(() => answerChat(dependencies(), request));
}
