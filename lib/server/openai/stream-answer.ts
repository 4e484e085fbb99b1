import type { ReceiptRow } from '@/lib/db/receipt';
import { openBody } from '@/lib/server/open-body';
import { type AnswerShape, answerHeaders, type ChunkFacts, readFacts } from '@/lib/server/openai/answer-shape';
import { toOpenAiError } from '@/lib/server/openai/openai-error';

/** Hears each piece of a text as it is written. */
export type TextListener = (piece: { receiptId: string; text: string }) => void;

/**
 * An answer as server-sent events while it is written. The response begins with its first words, so that what is refused
 * before has its status; what fails after them is an event of its own, and no `[DONE]` follows. A reader that leaves calls
 * `leave`; where `ask` goes on all the same, what it says then is dropped. `ask` tells the pieces of a text; what it does
 * not tell (a label, a recorded answer) is one piece.
 */
export async function streamAnswer({
  ask,
  leave,
  shape,
  model,
  withUsage,
}: {
  ask: (onText: TextListener) => Promise<ReceiptRow>;
  leave: () => void;
  shape: AnswerShape;
  model: string;
  withUsage: boolean;
}): Promise<Response> {
  const { readable, send, close } = openBody(leave);
  const event = (data: unknown) => send(`data: ${JSON.stringify(data)}\n\n`);
  const created = Math.floor(Date.now() / 1000);
  const began = Promise.withResolvers<{ id: string; receipt: string | null }>();
  let chunk: ChunkFacts | null = null;
  const begin = (id: string, receipt: string | null): ChunkFacts => {
    if (chunk) return chunk;
    chunk = { id, model, created, withUsage };
    const opening = shape.opening(chunk);
    if (opening !== null) event(opening);
    began.resolve({ id, receipt });
    return chunk;
  };

  const finished = async () => {
    const receipt = await ask(({ receiptId, text }) => event(shape.piece(begin(receiptId, receiptId), text)));
    const facts = readFacts(receipt);
    const told = chunk !== null;
    const opened = begin(receipt.id, facts.receipt);
    if (!told && facts.text !== '') event(shape.piece(opened, facts.text));
    event(shape.ending(opened, facts));
    if (withUsage) event(shape.usage(opened, facts));
    send('data: [DONE]\n\n');
  };
  finished()
    .catch((error: unknown) => {
      if (chunk === null) began.reject(error);
      else event(toOpenAiError(error).body);
    })
    .finally(close);

  const headers = answerHeaders(await began.promise);
  return new Response(readable, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Compressing would hold the pieces back.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      ...headers,
    },
  });
}
