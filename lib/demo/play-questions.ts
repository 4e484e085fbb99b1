import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Cast, PersonName } from '@/lib/demo/cast';
import type { PlannedQuestion } from '@/lib/demo/plan-economy';
import { askQuestion } from '@/lib/demo/play/ask-question';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForAttribution } from '@/lib/demo/play/wait-for-attribution';
import type { Progress } from '@/lib/demo/report-progress';

const ATTRIBUTION_TIMEOUT_MS = 300_000;

/** Asks and pays for each question, one asker at a time, and waits until each answer is attributed. Resolves with the receipts' ids. */
export async function playQuestions(
  stage: Stage,
  {
    questions,
    cast,
    permissions,
    progress,
  }: {
    questions: readonly (PlannedQuestion & { readonly modelId: number })[];
    cast: Cast;
    /** The hash of each asker's spending permission. */
    permissions: ReadonlyMap<PersonName, Hex>;
    progress: Progress;
  },
): Promise<string[]> {
  const receiptIds: string[] = [];
  for (const { asker, text, modelId, disclosed, idempotencyKey } of questions) {
    progress.begin(`${asker} asks a question`);
    const permissionHash = permissions.get(asker);
    if (!permissionHash) throw new AppError('internal', `${asker} has signed no spending permission.`);
    const receipt = await askQuestion(stage, {
      asker: cast[asker],
      permissionHash,
      modelId,
      question: text,
      disclosed,
      idempotencyKey,
    });
    receiptIds.push(receipt.id);
    progress.advance();
  }
  progress.begin('The worker traces the answers to the records behind them');
  await waitForAttribution(stage, { receiptIds, timeoutMs: ATTRIBUTION_TIMEOUT_MS });
  return receiptIds;
}
