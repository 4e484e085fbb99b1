import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const PAUSE_MS = 400;
const ATTEMPT_MS = 60_000;

/** What the asker was told once it was answered, and how often it was told what before. */
export type Told = {
  readonly key: string;
  readonly receipt: string;
  readonly text: string;
  readonly attempts: number;
  readonly problems: ReadonlyMap<string, number>;
};

const viewSchema = z.object({ receipt: z.string(), answer: z.object({ kind: z.literal('text'), text: z.string() }) });

/**
 * Asks over HTTP under one idempotency key until there is an answer, however often the connection breaks or the server
 * says that it is not ready. Throws for what trying again does not mend, and after `patienceMs`.
 */
export async function askUntilAnswered(
  site: { baseUrl: string; apiKey: string },
  input: { model: number; question: string; key: string; patienceMs: number },
): Promise<Told> {
  const { model, question, key, patienceMs } = input;
  const deadline = performance.now() + patienceMs;
  let problem = '';
  const problems = new Map<string, number>();
  for (let attempts = 1; performance.now() < deadline; attempts++) {
    try {
      const response = await fetch(`${site.baseUrl}/api/v1/answers`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${site.apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ model, question, generation: { mostTokens: 32 } }),
        signal: AbortSignal.timeout(ATTEMPT_MS),
      });
      const body = await response.text();
      if (response.ok) {
        const { receipt, answer } = viewSchema.parse(JSON.parse(body));
        return { key, receipt, text: answer.text, attempts, problems };
      }
      problem = `${response.status} ${body.slice(0, 300)}`;
      if (response.status < 500 && response.status !== 429 && response.status !== 409) throw new Refused(problem);
    } catch (error) {
      if (error instanceof Refused || error instanceof z.ZodError) throw error;
      if (error instanceof Error) problem = error.message; // killed in the middle: the answer may stand, or not
    }
    problems.set(problem, (problems.get(problem) ?? 0) + 1);
    await delay(PAUSE_MS);
  }
  throw new Error(`No answer under the key ${key}: ${problem}`);
}

class Refused extends Error {}
