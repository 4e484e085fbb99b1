import { z } from 'zod';
import type { Db } from '@/lib/db/client';

const stateSchema = z.enum(['leased', 'done', 'refused', 'failed']);

/** One account's computing of a run. */
export type TrainingAttemptView = {
  readonly position: number;
  readonly provider: string;
  readonly state: z.output<typeof stateSchema>;
  readonly resultHash: string | null;
  readonly problem: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

/** Who computed a run, in the order they took it; empty where this site's worker did it alone. */
export async function listAttempts({ db }: { db: Db }, runId: string): Promise<TrainingAttemptView[]> {
  const rows = await db.trainingAttempt.findMany({
    where: { runId },
    orderBy: { position: 'asc' },
    take: 50,
    select: {
      position: true,
      provider: true,
      state: true,
      resultHash: true,
      problem: true,
      createdAt: true,
      finishedAt: true,
    },
  });
  return rows.map((row) => ({ ...row, state: stateSchema.parse(row.state) }));
}
