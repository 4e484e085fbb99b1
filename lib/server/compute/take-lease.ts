import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { findKnownProviders, insertAttempt, listAttempts, lockAttempts } from '@/lib/db/training-attempt';
import { BLAMELESS } from '@/lib/jobs/train/attempt-problems';
import { countOpenPlaces, isLive } from '@/lib/jobs/train/decide-attempts';
import type { Lease } from '@/lib/schemas/compute';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { findJobHash } from '@/lib/server/compute/find-job-hash';
import { LEASE_MS } from '@/lib/server/compute/lease-terms';

const DAY_MS = 86_400_000;
/** Leases that one account may let run out, or give up, in an hour. */
const MOST_GIVEN_UP = 5;
/** Computations of one run by others; past them the operator alone goes on. */
const MOST_ATTEMPTS = 12;
/** Runs looked at for one that is to be had, oldest first. */
const LOOKED_AT = 30;

/**
 * Lends a job to a provider: the one it holds already, so that it goes on after whatever ended it; else of the oldest run
 * that anyone may compute and that has a place. Null where there is none. Throws `forbidden` while a refused result keeps
 * it out, a day for each; `rate-limited` when it gave up too often; `conflict` for the operator's own account.
 */
export async function takeLease(
  { db, store, operator, now }: ComputeDependencies,
  { account }: { account: Hex },
): Promise<Lease | null> {
  if (account === operator) {
    throw new AppError('conflict', 'This is the account of the site’s own worker. Use another: two are compared.');
  }
  const at = now();
  const wanted = await db.trainingRun.findMany({
    where: {
      state: { in: ['running', 'paused'] },
      jobCid: { not: null },
      settings: { path: ['compute'], equals: 'anyone' },
    },
    orderBy: { createdAt: 'asc' },
    take: LOOKED_AT,
    select: { id: true, name: true, jobCid: true, state: true },
  });
  const jobs = await Promise.all(
    wanted.flatMap(({ jobCid, ...run }) =>
      jobCid === null ? [] : [findJobHash({ store }, jobCid).then((jobHash) => ({ ...run, jobCid, jobHash }))],
    ),
  );
  return db.$transaction(async (tx) => {
    await lockAttempts(tx);
    const considered = await Promise.all(
      jobs.map(async (job) => {
        const attempts = (await listAttempts(tx, job.id)).filter(({ jobHash }) => jobHash === job.jobHash);
        return { ...job, attempts, own: attempts.filter(({ provider }) => provider === account) };
      }),
    );
    for (const { id, name, jobCid, jobHash, own } of considered) {
      const held = own.find((attempt) => isLive(attempt, at));
      if (!held) continue;
      const leasedUntil = held.leasedUntil ?? at;
      return { runId: id, name, jobCid, jobHash, position: held.position, leasedUntil };
    }
    await requireWelcome(tx, { account, now: at });
    for (const { id, name, jobCid, jobHash, state, attempts, own } of considered) {
      if (state !== 'running' || own.some(({ resultHash }) => resultHash !== null)) continue;
      if (attempts.length >= MOST_ATTEMPTS) continue;
      const known = await findKnownProviders(tx, { providers: attempts.map(({ provider }) => provider), operator });
      if (countOpenPlaces({ attempts, operator, known, now: at }) === 0) continue;
      await tx.trainingAttempt.updateMany({
        where: { runId: id, provider: account, state: 'leased' },
        data: { state: 'failed', finishedAt: at, problem: 'Nothing was heard of it for too long.' },
      });
      const leasedUntil = new Date(at.getTime() + LEASE_MS);
      const position = await insertAttempt(tx, { runId: id, jobHash, provider: account, leasedUntil });
      return { runId: id, name, jobCid, jobHash, position, leasedUntil };
    }
    return null;
  });
}

async function requireWelcome(tx: DbTransaction, { account, now }: { account: Hex; now: Date }): Promise<void> {
  const refused = await tx.trainingAttempt.findMany({
    where: { provider: account, state: 'refused' },
    orderBy: { finishedAt: 'desc' },
    select: { finishedAt: true },
  });
  const last = refused[0]?.finishedAt;
  if (last && now.getTime() < last.getTime() + refused.length * DAY_MS) {
    const until = new Date(last.getTime() + refused.length * DAY_MS).toISOString();
    throw new AppError(
      'forbidden',
      `A result of ${account} was not what others came to. It is offered no job until ${until}.`,
    );
  }
  const givenUp = await tx.trainingAttempt.count({
    where: {
      provider: account,
      createdAt: { gt: new Date(now.getTime() - 3_600_000) },
      resultHash: null,
      state: { in: ['failed', 'leased'] },
      problem: { notIn: Object.values(BLAMELESS) },
    },
  });
  if (givenUp >= MOST_GIVEN_UP) {
    throw new AppError(
      'rate-limited',
      `${account} took ${givenUp} jobs in the last hour and delivered none. Come back later.`,
    );
  }
}
