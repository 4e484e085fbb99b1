import type { AnswerShape, ChunkFacts } from '@/lib/server/openai/answer-shape';

/** `POST /v1/completions` as OpenAI's clients read its answers. */
export const completionShape: AnswerShape = {
  whole: ({ id, receipt, text, finish, usage, created }, model) => ({
    id: `cmpl-${id}`,
    object: 'text_completion',
    created,
    model,
    choices: [{ index: 0, text, logprobs: null, finish_reason: finish }],
    usage,
    receipt,
  }),
  opening: () => null,
  piece: (chunk, text) => withText(chunk, text, null),
  ending: (chunk, { finish, receipt }) => ({ ...withText(chunk, '', finish), receipt }),
  usage: (chunk, { usage, receipt }) => ({ ...head(chunk), choices: [], usage, receipt }),
};

function head({ id, model, created }: ChunkFacts) {
  return { id: `cmpl-${id}`, object: 'text_completion', created, model };
}

function withText(chunk: ChunkFacts, text: string, finish: string | null) {
  return {
    ...head(chunk),
    choices: [{ index: 0, text, logprobs: null, finish_reason: finish }],
    ...(chunk.withUsage ? { usage: null } : {}),
  };
}
