import type { AnswerShape, ChunkFacts } from '@/lib/server/openai/answer-shape';

/** `POST /v1/chat/completions` as OpenAI's clients read its answers. */
export const chatShape: AnswerShape = {
  whole: ({ id, receipt, text, finish, usage, created }, model) => ({
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created,
    model,
    choices: [
      { index: 0, message: { role: 'assistant', content: text, refusal: null }, logprobs: null, finish_reason: finish },
    ],
    usage,
    receipt,
  }),
  opening: (chunk) => withDelta(chunk, { role: 'assistant', content: '' }, null),
  piece: (chunk, text) => withDelta(chunk, { content: text }, null),
  ending: (chunk, { finish, receipt }) => ({ ...withDelta(chunk, {}, finish), receipt }),
  usage: (chunk, { usage, receipt }) => ({ ...head(chunk), choices: [], usage, receipt }),
};

function head({ id, model, created }: ChunkFacts) {
  return { id: `chatcmpl-${id}`, object: 'chat.completion.chunk', created, model };
}

function withDelta(chunk: ChunkFacts, delta: object, finish: string | null) {
  return {
    ...head(chunk),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(chunk.withUsage ? { usage: null } : {}),
  };
}
