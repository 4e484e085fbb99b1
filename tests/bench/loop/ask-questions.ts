import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { parseOpen } from '@/lib/core/units';
import { askQuestion } from '@/lib/demo/play/ask-question';
import { depositOpen } from '@/lib/demo/play/deposit-open';
import { grantPermission } from '@/lib/demo/play/grant-permission';
import type { Player } from '@/lib/demo/play/player';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForAttribution } from '@/lib/demo/play/wait-for-attribution';
import { createApiKey } from '@/lib/server/api-keys/create-api-key';
import { timed } from '@/tests/bench/loop/timing';

const ATTRIBUTION_TIMEOUT_MS = 1_800_000;

/** `http`: over the API of the web application, with a bearer key; `direct`: the same use case, in this process. */
type Way = 'http' | 'direct';

export type Asked = {
  receiptIds: string[];
  answerMs: Record<Way, number[]>;
  /** From the answer to its attribution. */
  attributionMs: number[];
};

type Terms = { modelId: number; questions: readonly string[]; unitPrice: bigint };
type Ask = (question: string, idempotencyKey: string) => Promise<string>;

/**
 * The askers deposit, sign permissions and ask in turns, `perSecond` questions a second in all, whether or not the
 * earlier ones are attributed. Every other asker asks over HTTP when the web application runs.
 */
export async function askQuestions(
  stage: Stage,
  input: Terms & { askers: readonly Player[]; perSecond: number; webUrl: string | null },
): Promise<Asked> {
  const { askers, questions, perSecond, webUrl } = input;
  const asks = await Promise.all(
    askers.map(async (asker, i) => {
      const way: Way = webUrl !== null && i % 2 === 1 ? 'http' : 'direct';
      return { way, ask: await prepareAsker(stage, { ...input, asker, webUrl: way === 'http' ? webUrl : null }) };
    }),
  );
  const answerMs: Record<Way, number[]> = { http: [], direct: [] };
  const start = performance.now();
  const receiptIds = await Promise.all(
    questions.map(async (question, i) => {
      const asker = asks[i % asks.length];
      if (!asker) throw new Error('Nobody asks.');
      await delay(Math.max(0, start + (1000 * i) / perSecond - performance.now()));
      const { value, ms } = await timed(() => asker.ask(question, `bench:${i}`));
      answerMs[asker.way].push(ms);
      return value;
    }),
  );
  await waitForAttribution(stage, { receiptIds, timeoutMs: ATTRIBUTION_TIMEOUT_MS });
  const receipts = await stage.db.receipt.findMany({
    where: { id: { in: receiptIds } },
    select: { answeredAt: true, attributedAt: true },
  });
  const attributionMs = receipts.map(({ answeredAt, attributedAt }) => Number(attributedAt) - Number(answeredAt));
  return { receiptIds, answerMs, attributionMs };
}

async function prepareAsker(
  stage: Stage,
  { asker, modelId, questions, unitPrice, webUrl }: Terms & { asker: Player; webUrl: string | null },
): Promise<Ask> {
  const cap = unitPrice * BigInt(questions.length) + parseOpen('1');
  await depositOpen(stage, { asker, amount: cap });
  const limits = { models: [modelId], maxUnitPrice: unitPrice, cap, days: 1 };
  const permissionHash = await grantPermission(stage, { asker, ...limits });
  if (webUrl === null) {
    return async (question, idempotencyKey) => {
      const asked = { asker, permissionHash, modelId, question, disclosed: true, idempotencyKey };
      return (await askQuestion(stage, asked)).id;
    };
  }
  const request = { name: 'bench', permissionHash, budget: cap };
  const { key } = await createApiKey(stage, { account: asker.account, request });
  return async (question, idempotencyKey) => {
    const response = await fetch(`${webUrl}/api/v1/answers`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'idempotency-key': idempotencyKey,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ model: modelId, question }),
    });
    return z.object({ receipt: z.string() }).parse(await response.json()).receipt;
  };
}
