import { type AnswerLine, answerLineSchema, type PaidAnswer } from '@/lib/schemas/answer-line';

/** What came of a question. */
export type AskOutcome =
  | { readonly kind: 'answered'; readonly paid: PaidAnswer }
  /** `begun`: after words of it had been told. Then it is written to its end and paid for all the same. */
  | { readonly kind: 'stopped'; readonly begun: boolean }
  /** The server's own words, in the reader's language. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The connection failed: before the server was heard, or on the way. */
  | { readonly kind: 'lost'; readonly how: 'unreachable' | 'cutOff' };

/**
 * Asks the server (app/api/ask) and tells the words of a text as they come. Aborting the signal before the first of them
 * stops the writing; after it, only the telling.
 */
export async function readAnswer(
  body: object,
  { signal, onText, request = fetch }: { signal: AbortSignal; onText: (text: string) => void; request?: typeof fetch },
): Promise<AskOutcome> {
  let begun = false;
  try {
    const response = await request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok || !response.body) return await readRefusal(response);
    for await (const line of readLines(response.body)) {
      if (line.kind === 'text') {
        begun = true;
        onText(line.text);
      } else if (line.kind === 'answer') return { kind: 'answered', paid: line.paid };
      else return { kind: 'failed', message: line.error.message };
    }
    return signal.aborted ? { kind: 'stopped', begun } : { kind: 'lost', how: 'cutOff' };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped', begun };
    console.error(error);
    return { kind: 'lost', how: 'unreachable' };
  }
}

async function readRefusal(response: Response): Promise<AskOutcome> {
  const line = answerLineSchema.safeParse({ kind: 'error', ...(await response.json().catch(() => ({}))) });
  return line.success && line.data.kind === 'error'
    ? { kind: 'failed', message: line.data.error.message }
    : { kind: 'lost', how: 'unreachable' };
}

/** Lines of JSON, one after the other, however the network cuts them. */
async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerLine> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    rest += decoder.decode(step.value, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield answerLineSchema.parse(JSON.parse(line));
  }
}
