import type { Hex } from '@/lib/core/hex';
import type { PrismaClient } from '@/lib/db/generated/client';
import { ATTEMPT_STATES, type AttemptState, type ComputeProgress, computeProgressSchema } from '@/lib/schemas/compute';
import { addressSchema, bytesSchema, hashSchema } from '@/lib/schemas/hex';

/** One computation of a run's job. */
export type TrainingAttemptView = {
  readonly runId: string;
  readonly position: number;
  readonly jobHash: Hex;
  readonly provider: Hex;
  readonly state: AttemptState;
  readonly leasedUntil: Date | null;
  readonly progress: ComputeProgress | null;
  readonly resultCid: string | null;
  readonly resultHash: Hex | null;
  readonly signature: Hex | null;
  readonly problem: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

type Client = Pick<PrismaClient, 'trainingAttempt'>;

/** A run's computations, in the order in which they were taken. */
export async function listAttempts(db: Client, runId: string): Promise<TrainingAttemptView[]> {
  const rows = await db.trainingAttempt.findMany({ where: { runId }, orderBy: { position: 'asc' } });
  return rows.map(toAttempt);
}

/** The newest computation of a run by one account, or null. */
export async function findAttempt(
  db: Client,
  { runId, provider }: { runId: string; provider: Hex },
): Promise<TrainingAttemptView | null> {
  const row = await db.trainingAttempt.findFirst({ where: { runId, provider }, orderBy: { position: 'desc' } });
  return row && toAttempt(row);
}

/** Makes every other account that would take a job wait until this transaction ends. */
export async function lockAttempts(tx: Pick<PrismaClient, '$queryRaw'>): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('training-attempts', 0))::text`;
}

/** Lends a run's job to an account; call it under {@link lockAttempts}. @returns the attempt's position */
export async function insertAttempt(
  tx: Client,
  { runId, jobHash, provider, leasedUntil }: { runId: string; jobHash: Hex; provider: Hex; leasedUntil: Date },
): Promise<number> {
  const last = await tx.trainingAttempt.findFirst({
    where: { runId },
    orderBy: { position: 'desc' },
    select: { position: true },
  });
  const position = (last?.position ?? 0) + 1;
  await tx.trainingAttempt.create({
    data: { runId, position, jobHash, provider, leasedUntil, state: 'leased' },
    select: { position: true },
  });
  return position;
}

/** Which of these accounts are known: their results agreed with the operator's before, and were never refused. */
export async function findKnownProviders(
  db: Pick<PrismaClient, '$queryRaw'>,
  { providers, operator }: { providers: readonly Hex[]; operator: Hex },
): Promise<Set<Hex>> {
  const rows = await db.$queryRaw<{ provider: Hex }[]>`
    SELECT DISTINCT a.provider FROM training_attempt a
    JOIN training_attempt o ON o.run_id = a.run_id AND o.result_hash = a.result_hash
      AND o.provider = ${operator} AND o.state = 'agreed'
    WHERE a.state = 'agreed' AND a.provider = ANY (${[...providers]}::text[]) AND a.provider <> ${operator}
      AND NOT EXISTS (SELECT FROM training_attempt r WHERE r.provider = a.provider AND r.state = 'refused')`;
  return new Set(rows.map(({ provider }) => provider));
}

type Row = NonNullable<Awaited<ReturnType<PrismaClient['trainingAttempt']['findFirst']>>>;

function toAttempt(row: Row): TrainingAttemptView {
  return {
    runId: row.runId,
    position: row.position,
    jobHash: hashSchema.parse(row.jobHash),
    provider: addressSchema.parse(row.provider),
    state: ATTEMPT_STATES.find((state) => state === row.state) ?? 'failed',
    leasedUntil: row.leasedUntil,
    progress: computeProgressSchema.safeParse(row.progress).data ?? null,
    resultCid: row.resultCid,
    resultHash: row.resultHash === null ? null : hashSchema.parse(row.resultHash),
    signature: row.signature === null ? null : bytesSchema.parse(row.signature),
    problem: row.problem,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
  };
}
