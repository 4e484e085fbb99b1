import { dependencies } from '@/lib/server/dependencies';
import { answerCompletion } from '@/lib/server/openai/answer-completion';
import { allowCrossOrigin, toOpenAiResponse } from '@/lib/server/openai/to-openai-response';

export const OPTIONS = allowCrossOrigin;

/** Has a model go on from a text as OpenAI's completions do; docs/api.md says what is supported. */
export async function POST(request: Request): Promise<Response> {
  return toOpenAiResponse(() => answerCompletion(dependencies(), request));
}
