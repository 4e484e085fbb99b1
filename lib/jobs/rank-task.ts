import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { DbConnection } from '@/lib/db/client';
import { rankContribution } from '@/lib/jobs/rank-contribution';
import { task } from '@/lib/jobs/task-list';

/** The handler of what curators should look at first. */
export function createRankTask({ db, pool }: Pick<DbConnection, 'db' | 'pool'>): { 'rank-contribution': Task } {
  return {
    'rank-contribution': task(z.object({ contributionId: z.number().int() }), (payload) =>
      rankContribution({ db, pool }, payload),
    ),
  };
}
