import { AppError } from '@/lib/core/errors';
import type { AskableModelRow } from '@/lib/db/askable-model';
import { askRequestSchema } from '@/lib/schemas/answer';
import type { ModelRequest } from '@/lib/schemas/model-request';
import type { ModelKind } from '@/lib/schemas/training';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';
import { type AskDependencies, askModel } from '@/lib/server/answers/ask-model';
import { type AnswerShape, answerHeaders, readFacts } from '@/lib/server/openai/answer-shape';
import type { ReadConversation } from '@/lib/server/openai/read-conversation';
import { type OpenAiSettings, readGeneration } from '@/lib/server/openai/read-generation';
import { streamAnswer, type TextListener } from '@/lib/server/openai/stream-answer';

/** What both ways of asking for words have in common. */
export type WordsRequest = OpenAiSettings & {
  readonly model: string;
  readonly disclosed: boolean;
  readonly stream?: boolean | null | undefined;
  readonly stream_options?: { readonly include_usage?: boolean | null | undefined } | null | undefined;
};

/** Whether a model writes texts of its own: only then settings of the writing and conversations mean something. */
export function writesText(kind: ModelKind): boolean {
  return kind === 'adapter' || kind === 'endpoint';
}

/** Asks a model and answers in the way of an endpoint, whole or as a stream. The receipt is in a header, too. */
export async function answerRequest(
  deps: AskDependencies,
  input: {
    authority: AskAuthority;
    idempotencyKey: string | null;
    signal: AbortSignal;
    now: Date;
    model: AskableModelRow;
    body: WordsRequest;
    asked: ReadConversation;
    /** The parameter that the question came in. */
    field: string;
    shape: AnswerShape;
  },
): Promise<Response> {
  const { authority, idempotencyKey, now, model, body, asked, field, shape } = input;
  const request = toModelRequest({ model, body, asked, field });
  const left = new AbortController();
  const signal = AbortSignal.any([input.signal, left.signal]);
  const ask = (onText?: TextListener) =>
    askModel(deps, { authority, request, idempotencyKey, now, signal, ...(onText ? { onText } : {}) });
  if (body.stream) {
    return streamAnswer({
      ask,
      leave: () => left.abort(),
      shape,
      model: body.model,
      withUsage: body.stream_options?.include_usage === true,
    });
  }
  const facts = readFacts(await ask());
  return Response.json(shape.whole(facts, body.model), { headers: answerHeaders(facts) });
}

function toModelRequest({
  model,
  body,
  asked: { question, form },
  field,
}: {
  model: AskableModelRow;
  body: WordsRequest;
  asked: ReadConversation;
  field: string;
}): ModelRequest {
  const generation = writesText(model.kind) ? readGeneration(body) : undefined;
  const parsed = askRequestSchema.safeParse({
    model: model.id,
    question,
    disclosed: body.disclosed,
    ...(generation ? { generation } : {}),
  });
  if (parsed.success) return form ? { ...parsed.data, form } : parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid-input', issue?.message ?? 'The question cannot be read.', { details: { field } });
}
