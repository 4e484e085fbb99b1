import { setTimeout as delay } from 'node:timers/promises';
import { parseOpen } from '@/lib/core/units';
import { askQuestion } from '@/lib/demo/play/ask-question';
import { depositOpen } from '@/lib/demo/play/deposit-open';
import { grantPermission } from '@/lib/demo/play/grant-permission';
import type { Player } from '@/lib/demo/play/player';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForAttribution } from '@/lib/demo/play/wait-for-attribution';
import { timed } from '@/tests/bench/loop/timing';

const ATTRIBUTION_TIMEOUT_MS = 1_800_000;

export type Asked = { receiptIds: string[]; answerMs: number[]; attributionMs: number[] };

/**
 * The askers deposit, sign permissions and ask in turns, `perSecond` questions a second in all, whether or not the
 * earlier ones are attributed. Latencies: of the paid answer, and from the answer to its attribution.
 */
export async function askQuestions(
  stage: Stage,
  {
    askers,
    modelId,
    questions,
    unitPrice,
    perSecond,
  }: {
    askers: readonly Player[];
    modelId: number;
    questions: readonly string[];
    unitPrice: bigint;
    perSecond: number;
  },
): Promise<Asked> {
  const authorities = await Promise.all(
    askers.map(async (asker) => {
      const cap = unitPrice * BigInt(questions.length) + parseOpen('1');
      await depositOpen(stage, { asker, amount: cap });
      const limits = { models: [modelId], maxUnitPrice: unitPrice, cap, days: 1 };
      return { asker, permissionHash: await grantPermission(stage, { asker, ...limits }) };
    }),
  );
  const start = performance.now();
  const answers = await Promise.all(
    questions.map(async (question, i) => {
      const authority = authorities[i % authorities.length];
      if (!authority) throw new Error('Nobody asks.');
      await delay(Math.max(0, start + (1000 * i) / perSecond - performance.now()));
      return timed(() =>
        askQuestion(stage, { ...authority, modelId, question, disclosed: true, idempotencyKey: `bench:${i}` }),
      );
    }),
  );
  const receiptIds = answers.map(({ value }) => value.id);
  await waitForAttribution(stage, { receiptIds, timeoutMs: ATTRIBUTION_TIMEOUT_MS });
  const receipts = await stage.db.receipt.findMany({
    where: { id: { in: receiptIds } },
    select: { answeredAt: true, attributedAt: true },
  });
  return {
    receiptIds,
    answerMs: answers.map(({ ms }) => ms),
    attributionMs: receipts.map(({ answeredAt, attributedAt }) => Number(attributedAt) - Number(answeredAt)),
  };
}
