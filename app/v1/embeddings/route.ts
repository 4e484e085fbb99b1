import { dependencies } from '@/lib/server/dependencies';
import { answerEmbeddings } from '@/lib/server/openai/answer-embeddings';
import { allowCrossOrigin, toOpenAiResponse } from '@/lib/server/openai/to-openai-response';

export const OPTIONS = allowCrossOrigin;

/** Vectors of texts as OpenAI's embeddings give them, by models that have them. */
export async function POST(request: Request): Promise<Response> {
  return toOpenAiResponse(() => answerEmbeddings(dependencies(), request));
}
