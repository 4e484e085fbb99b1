import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import {
  findKnownProviders,
  insertAttempt,
  listAttempts,
  lockAttempts,
  type TrainingAttemptView,
} from '@/lib/db/training-attempt';
import { BLAMELESS } from '@/lib/jobs/train/attempt-problems';
import { decideAttempts, isLive } from '@/lib/jobs/train/decide-attempts';
import type { ResultDocument } from '@/lib/jobs/train/result-document';
import { type TrainingResult, trainingResultSchema } from '@/lib/schemas/training-result';
import type { ContentStore } from '@/lib/storage/content-store';

/** The operator's own lease: a worker that dies leaves it for so long. */
const OWN_LEASE_MS = 30_000;
const OWN_BEAT_MS = 10_000;

export type OthersDependencies = {
  db: Db;
  store: ContentStore;
  operator: Hex;
  /** So long one waits for somebody else before the operator computes, in milliseconds. */
  waitMs: number;
};

export type Settled =
  | { kind: 'settled'; result: TrainingResult; computeProvider: Hex }
  /** Others compute: to be looked at again then, or when one of them delivers. */
  | { kind: 'later'; at: Date };

/**
 * Goes on with a run that anyone may compute, as far as it can be gone on with now: looks at what was delivered, computes
 * the job here (`compute`) when it is the operator's turn, and says which result is believed. Killed anywhere, it is
 * simply called again.
 */
export async function computeWithOthers(
  deps: OthersDependencies,
  { runId, jobHash, offeredAt }: { runId: string; jobHash: Hex; offeredAt: Date },
  compute: () => Promise<ResultDocument>,
): Promise<Settled> {
  const { db, store, operator, waitMs } = deps;
  for (;;) {
    const attempts = (await listAttempts(db, runId)).filter((attempt) => attempt.jobHash === jobHash);
    const known = await findKnownProviders(db, { providers: attempts.map(({ provider }) => provider), operator });
    const decision = decideAttempts({ attempts, operator, known, now: new Date() }, { offeredAt, waitMs });
    switch (decision.kind) {
      case 'wait':
        return { kind: 'later', at: decision.until };
      case 'agreed':
        await mark(db, { runId, ...decision });
        return {
          kind: 'settled',
          computeProvider: decision.provider,
          result: await openResult({ store }, attempts, decision.resultHash),
        };
      case 'compute':
        await computeHere(deps, { runId, jobHash }, compute);
    }
  }
}

/** The operator's own computation, as an attempt among the others. */
async function computeHere(
  { db, store, operator }: OthersDependencies,
  { runId, jobHash }: { runId: string; jobHash: Hex },
  compute: () => Promise<ResultDocument>,
): Promise<void> {
  const position = await db.$transaction(async (tx) => {
    await lockAttempts(tx);
    const now = new Date();
    const own = (await listAttempts(tx, runId)).filter(({ provider }) => provider === operator);
    if (own.some((attempt) => isLive(attempt, now) && attempt.jobHash === jobHash)) return null;
    // What a killed worker left.
    await tx.trainingAttempt.updateMany({
      where: { runId, provider: operator, state: 'leased' },
      data: { state: 'failed', finishedAt: now, problem: 'The worker was ended while it computed.' },
    });
    return insertAttempt(tx, {
      runId,
      jobHash,
      provider: operator,
      leasedUntil: new Date(now.getTime() + OWN_LEASE_MS),
    });
  });
  // Another of the operator's workers was faster.
  if (position === null) return;
  const where = { runId_position: { runId, position } };
  const timer = setInterval(() => {
    const leasedUntil = new Date(Date.now() + OWN_LEASE_MS);
    db.trainingAttempt
      .updateMany({ where: { runId, position, state: 'leased' }, data: { leasedUntil } })
      .catch((error) => console.error('The operator’s lease was not renewed.', error));
  }, OWN_BEAT_MS);
  try {
    const computed = await compute();
    for (const { cid, bytes } of computed.files) await store.put({ cid, bytes });
    const { cid: resultCid } = await store.put({ bytes: new TextEncoder().encode(computed.text) });
    const data = { state: 'done', resultCid, resultHash: computed.hash, finishedAt: new Date(), leasedUntil: null };
    await db.trainingAttempt.update({ where, data, select: { position: true } });
  } catch (error) {
    const data = { state: 'failed', finishedAt: new Date(), leasedUntil: null, problem: 'The worker did not end it.' };
    await db.trainingAttempt.update({ where, data, select: { position: true } });
    throw error;
  } finally {
    clearInterval(timer);
  }
}

async function mark(
  db: Db,
  { runId, agreed, refused }: { runId: string; agreed: readonly number[]; refused: readonly number[] },
): Promise<void> {
  await db.$transaction([
    db.trainingAttempt.updateMany({
      where: { runId, position: { in: [...agreed] }, state: { in: ['done', 'agreed'] } },
      data: { state: 'agreed' },
    }),
    db.trainingAttempt.updateMany({
      where: { runId, position: { in: [...refused] }, state: 'done' },
      data: { state: 'refused', problem: 'The result is not the one that others came to.' },
    }),
    // Whoever still computes need not go on.
    db.trainingAttempt.updateMany({
      where: { runId, state: 'leased' },
      data: { state: 'failed', finishedAt: new Date(), leasedUntil: null, problem: BLAMELESS.others },
    }),
  ]);
}

async function openResult(
  { store }: { store: ContentStore },
  attempts: readonly TrainingAttemptView[],
  resultHash: Hex,
): Promise<TrainingResult> {
  const cid = attempts.find((attempt) => attempt.resultHash === resultHash)?.resultCid;
  if (!cid) throw new AppError('internal', `No computation came to the result ${resultHash}.`);
  return trainingResultSchema.parse(JSON.parse(new TextDecoder().decode(await store.get(cid))));
}
