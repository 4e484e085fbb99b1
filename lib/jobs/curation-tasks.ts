import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { DbConnection } from '@/lib/db/client';
import { noteHarm } from '@/lib/jobs/note-harm';
import { rankContribution } from '@/lib/jobs/rank-contribution';
import { summariseDatanet } from '@/lib/jobs/summarise-datanet';
import { task } from '@/lib/jobs/task-list';
import type { ContentStore } from '@/lib/storage/content-store';

/** The handlers of what curators should look at first, and of what is counted in a Datanet. */
export function createCurationTasks(deps: Pick<DbConnection, 'db' | 'pool'> & { store: ContentStore }): {
  'rank-contribution': Task;
  'note-harm': Task;
  'summarise-datanet': Task;
} {
  return {
    'rank-contribution': task(z.object({ contributionId: z.number().int() }), (payload) =>
      rankContribution(deps, payload),
    ),
    'note-harm': task(z.object({ cid: z.string() }), (payload) => noteHarm(deps, payload)),
    'summarise-datanet': task(z.object({ datanetId: z.number().int() }), (payload) => summariseDatanet(deps, payload)),
  };
}
