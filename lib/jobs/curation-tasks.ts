import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { DbConnection } from '@/lib/db/client';
import { noteHarm } from '@/lib/jobs/note-harm';
import { rankContribution } from '@/lib/jobs/rank-contribution';
import { task } from '@/lib/jobs/task-list';
import type { ContentStore } from '@/lib/storage/content-store';

/** The handlers of what curators should look at first. */
export function createCurationTasks(deps: Pick<DbConnection, 'db' | 'pool'> & { store: ContentStore }): {
  'rank-contribution': Task;
  'note-harm': Task;
} {
  return {
    'rank-contribution': task(z.object({ contributionId: z.number().int() }), (payload) =>
      rankContribution(deps, payload),
    ),
    'note-harm': task(z.object({ cid: z.string() }), (payload) => noteHarm(deps, payload)),
  };
}
