import { toBigint } from '@/lib/db/amount';
import { findTrainingRun } from '@/lib/db/training-run';
import { settleReceipts } from '@/lib/demo/play/settle-receipts';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForAttribution } from '@/lib/demo/play/wait-for-attribution';
import { depositOf } from '@/tests/e2e/support/money-on-chain';
import { askUntilAnswered } from '@/tests/kill/ask-until-answered';
import type { KillStory } from '@/tests/kill/play-kills';
import type { KillScene } from '@/tests/kill/set-kill-scene';

const TIMEOUT_MS = 300_000;

/** What is left of the promises after the kills; every list is of what broke one, empty when all were kept. */
export type Aftermath = {
  /** Trainings that did not succeed, with why. */
  readonly lostRuns: readonly string[];
  /** Jobs that the queue gave up; one that comes again each minute is tried once. */
  readonly lostJobs: readonly string[];
  /** Keys under which there is more or less than one answer that is paid. */
  readonly wronglyCharged: readonly string[];
  /** Keys that, asked again, did not give the same answer and receipt. */
  readonly changed: readonly string[];
  /** Base units of OPEN: what the answers cost by their price, and what left the deposit on chain. */
  readonly owed: bigint;
  readonly paid: bigint;
};

/** Looks whether every training ended well, and every answer was charged once, on chain too, and is given again. */
export async function examineAftermath(
  stage: Stage,
  input: { scene: KillScene; story: KillStory; baseUrl: string; depositBefore: bigint },
): Promise<Aftermath> {
  const { scene, story, baseUrl, depositBefore } = input;
  const { told } = story;
  const receiptIds = told.map(({ receipt }) => receipt);
  await waitForAttribution(stage, { receiptIds, timeoutMs: TIMEOUT_MS });
  const lostRuns: string[] = [];
  for (const id of story.runs) {
    const run = await findTrainingRun(stage.db, id);
    if (run?.state !== 'succeeded') lostRuns.push(`${id}: ${run?.state ?? 'unknown'} ${run?.problem ?? ''}`);
  }
  const dead = await stage.db.$queryRaw<{ task: string; error: string | null }[]>`
    SELECT t.identifier AS task, j.last_error AS error FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE j.attempts >= j.max_attempts AND j.max_attempts > 1`;
  const wronglyCharged = await findWronglyCharged(stage, { scene, story });
  const changed: string[] = [];
  const { questions } = scene;
  for (const { key, receipt, text } of told) {
    const [, asker = '0', count = '0'] = key.split('-');
    const question = questions[(Number(asker) + Number(count)) % questions.length] ?? '';
    const site = { baseUrl, apiKey: scene.apiKey };
    const again = await askUntilAnswered(site, { model: scene.modelId, question, key, patienceMs: TIMEOUT_MS });
    if (again.receipt !== receipt || again.text !== text) changed.push(key);
  }
  await settleReceipts(stage, { receiptIds, timeoutMs: TIMEOUT_MS });
  return {
    lostRuns,
    lostJobs: dead.map(({ task, error }) => `${task}: ${error ?? ''}`),
    wronglyCharged,
    changed,
    owed: scene.price * BigInt(told.length),
    paid: depositBefore - (await depositOf(stage, scene.asker)),
  };
}

async function findWronglyCharged(
  { db }: Stage,
  { scene, story }: { scene: KillScene; story: KillStory },
): Promise<string[]> {
  const receipts = await db.receipt.findMany({
    where: { account: scene.asker, modelId: scene.modelId, state: { not: 'failed' } },
    select: { id: true, idempotencyKey: true, fee: true },
  });
  const byKey = Map.groupBy(receipts, ({ idempotencyKey }) => idempotencyKey ?? 'no key');
  const known = new Set(story.told.map(({ key }) => key));
  const strange = [...byKey.keys()].filter((key) => !known.has(key));
  const wrong = story.told.filter(({ key, receipt }) => {
    const [one, ...more] = byKey.get(key) ?? [];
    return !one || more.length > 0 || one.id !== receipt || toBigint(one.fee) !== scene.price;
  });
  return [...strange, ...wrong.map(({ key }) => key)];
}
