import { type AnswerLine, answerLineSchema, type PaidAnswer } from '@/lib/schemas/answer-line';

/** What came of a question. */
export type AskOutcome =
  | { readonly kind: 'answered'; readonly paid: PaidAnswer }
  /** `begun`: after words of it had been told. Then it is written to its end and paid for all the same. */
  | { readonly kind: 'stopped'; readonly begun: boolean }
  | { readonly kind: 'failed'; readonly message: string };

const UNREACHABLE =
  'The server could not be reached. Check the connection and ask again: the same question is not charged twice.';
const CUT_OFF = 'The answer broke off on its way. Ask again: what was charged already is not charged twice.';

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
    if (!response.ok || !response.body) return { kind: 'failed', message: await readRefusal(response) };
    for await (const line of readLines(response.body)) {
      if (line.kind === 'text') {
        begun = true;
        onText(line.text);
      } else if (line.kind === 'answer') return { kind: 'answered', paid: line.paid };
      else return { kind: 'failed', message: line.error.message };
    }
    return signal.aborted ? { kind: 'stopped', begun } : { kind: 'failed', message: CUT_OFF };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped', begun };
    console.error(error);
    return { kind: 'failed', message: UNREACHABLE };
  }
}

async function readRefusal(response: Response): Promise<string> {
  const line = answerLineSchema.safeParse({ kind: 'error', ...(await response.json().catch(() => ({}))) });
  return line.success && line.data.kind === 'error' ? line.data.error.message : UNREACHABLE;
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
