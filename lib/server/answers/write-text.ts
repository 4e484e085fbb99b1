import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import type { GenerationEvent, GenerationRequest } from '@/lib/engines/engine';
import type { TextAnswer } from '@/lib/schemas/answer';
import { MOST_ANSWER_TOKENS } from '@/lib/schemas/answer-limits';
import type { Asked } from '@/lib/server/answers/asked';

/** How an answer is written, of all models alike. */
export type WritingSettings = Omit<GenerationRequest, 'model' | 'prompt'>;

/**
 * Has a language model write an answer, each piece told as it comes; together they are the answer's text. Without a seed in
 * the request it is the receipt's own, so that whoever writes this answer again writes the same.
 * Throws `invalid-input` (with `details.tooLong`, the prompt is too long), `rate-limited`, `not-ready` (also when the engine died on the way).
 */
export async function writeText(
  { request, receiptId, account, signal, onText }: Asked,
  begin: (how: WritingSettings, signal: AbortSignal) => AsyncIterable<GenerationEvent>,
): Promise<TextAnswer> {
  const { mostTokens, temperature, topP, seed, stop } = request.generation ?? {};
  const events = begin(
    {
      mostTokens: mostTokens ?? MOST_ANSWER_TOKENS,
      temperature: temperature ?? 0,
      topP: topP ?? 1,
      seed: seed ?? seedOf(receiptId),
      stop: stop ?? [],
      queue: account,
    },
    signal,
  );
  let text = '';
  let end: Extract<GenerationEvent, { kind: 'end' }> | null = null;
  try {
    for await (const event of events) {
      if (event.kind === 'end') {
        end = event;
        continue;
      }
      const piece = storable(event.text);
      if (piece === '') continue;
      text += piece;
      onText(piece);
    }
  } catch (error) {
    throw explainFailure(error, signal);
  }
  signal.throwIfAborted();
  if (!end) throw brokeOff();
  const { reason, promptTokens, completionTokens } = end;
  return { kind: 'text', text, finish: reason, promptTokens, completionTokens };
}

/** A seed that is the receipt's own: 32 bits of the hash of its id. */
function seedOf(receiptId: string): number {
  return Number.parseInt(keccak256(receiptId).slice(2, 10), 16);
}

/** What the database cannot keep, as the mark for what is no character. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}

/** What an engine's failure means to the one who asked. */
export function explainFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (!(error instanceof AppError)) return error;
  if (error.code === 'internal') return brokeOff(error);
  if (error.code === 'invalid-input') {
    return new AppError('invalid-input', error.message, { details: { ...error.details, tooLong: true }, cause: error });
  }
  if (error.code === 'not-found') {
    return new AppError('not-ready', `This site does not serve the model by now: ${error.message}`, { cause: error });
  }
  return error;
}

function brokeOff(cause?: unknown): AppError {
  return new AppError('not-ready', 'What writes the answers stopped on the way. Nothing was charged; ask again.', {
    cause,
  });
}
