import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { toAnswerView } from '@/lib/server/answers/answer-view';
import { type AskDependencies, type AskInput, askModel } from '@/lib/server/answers/ask-model';
import { readQuotes } from '@/lib/server/answers/read-quotes';
import { describeError } from '@/lib/server/describe-error';
import { openBody } from '@/lib/server/open-body';
import { sayToPage } from '@/lib/server/say-to-page';

/**
 * An answer for the page that asks, as JSON lines (lib/schemas/answer-line.ts): words as they are written, then the answer
 * with the passages it quotes, or what went wrong. A page that leaves before the first word pays nothing; one that leaves
 * later pays, and what it began to read is written to its end with nobody listening.
 */
export function streamLines(
  deps: AskDependencies,
  input: Pick<AskInput, 'request' | 'idempotencyKey' | 'now'> & {
    account: Hex;
    permissionHash: Hex;
    signal: AbortSignal;
  },
): Response {
  const { account, permissionHash, request, idempotencyKey, now } = input;
  const left = new AbortController();
  const { readable, send, close } = openBody(() => left.abort());
  const line = (data: object) => send(`${JSON.stringify(data)}\n`);
  // Asked while the request is at hand: what goes wrong does so after the answer has begun.
  const saying = sayToPage();
  const answer = async () => {
    const receipt = await askModel(deps, {
      authority: { account, permissionHash, apiKeyId: null },
      request,
      idempotencyKey,
      now,
      signal: AbortSignal.any([input.signal, left.signal]),
      onText: ({ text }) => line({ kind: 'text', text }),
    });
    const view = toAnswerView(receipt);
    if (!view) throw new AppError('internal', 'An answered receipt has no answer.');
    line({ kind: 'answer', paid: { ...view, quotes: await readQuotes(deps, receipt) } });
  };
  answer()
    .catch(async (error: unknown) => {
      // Who left hears nothing; what failed after it was begun, askModel has logged.
      if (input.signal.aborted || left.signal.aborted) return;
      const described = describeError(error);
      line({ kind: 'error', error: { ...described, message: (await saying)(described.message) } });
    })
    .finally(close);
  return new Response(readable, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      // Compressing would hold the words back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
