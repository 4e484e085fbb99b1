import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type { GenerationEvent } from '@/lib/engines/engine';
import { readEvents } from '@/lib/engines/remote/read-events';
import { readText, type ServerAnswer } from '@/lib/engines/remote/server-client';

/** An answer of a server is cut here, in UTF-16 units: far beyond what was asked for. */
const MOST_TEXT = 200_000;

const choiceSchema = z.object({
  text: z.string().nullish(),
  delta: z.object({ content: z.string().nullish() }).nullish(),
  message: z.object({ content: z.string().nullish() }).nullish(),
  finish_reason: z.string().nullish(),
});
const usageSchema = z.object({ prompt_tokens: z.int().nonnegative(), completion_tokens: z.int().nonnegative() });
const chunkSchema = z.object({ choices: z.array(choiceSchema).default([]), usage: usageSchema.nullish() });
const failedSchema = z.object({ error: z.unknown().refine((error) => error !== undefined && error !== null) });

/**
 * The text of a completion or a chat completion, streamed or whole. A server that counts no tokens is taken at its pieces.
 * Throws `internal` when it breaks off before it has said why it stopped.
 */
export async function* streamText({ body, contentType }: ServerAnswer): AsyncGenerator<GenerationEvent> {
  const whole = contentType.includes('application/json');
  const pieces = whole ? [await readText(body)] : readEvents(body);
  let reason: 'stop' | 'length' | null = null;
  let usage: z.output<typeof usageSchema> | null = null;
  let [count, length] = [0, 0];
  for await (const piece of pieces) {
    const chunk = parseChunk(piece);
    usage = chunk.usage ?? usage;
    const [choice] = chunk.choices;
    const text = choice?.text ?? choice?.delta?.content ?? choice?.message?.content ?? '';
    if (text !== '') {
      count += 1;
      length += text.length;
      if (length > MOST_TEXT) throw new AppError('internal', 'The server wrote more than it was asked for.');
      yield { kind: 'text', text };
    }
    if (choice?.finish_reason) reason = choice.finish_reason === 'length' ? 'length' : 'stop';
  }
  if (!reason) {
    throw new AppError('internal', 'The server stopped while it was answering. Nothing was charged; ask again.');
  }
  yield {
    kind: 'end',
    reason,
    promptTokens: usage?.prompt_tokens ?? 0,
    completionTokens: usage?.completion_tokens ?? count,
  };
}

function parseChunk(piece: string): z.output<typeof chunkSchema> {
  let value: unknown;
  try {
    value = JSON.parse(piece);
  } catch (cause) {
    throw new AppError('internal', 'The server wrote something that is no completion.', { cause });
  }
  if (failedSchema.safeParse(value).success) {
    throw new AppError('internal', 'The server failed while it was answering. Nothing was charged; ask again.');
  }
  const chunk = chunkSchema.safeParse(value);
  if (!chunk.success) throw new AppError('internal', 'The server wrote something that is no completion.');
  return chunk.data;
}
