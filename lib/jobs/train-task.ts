import { join } from 'node:path';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { getOperator } from '@/lib/chain/clients';
import type { Db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { task } from '@/lib/jobs/task-list';
import { train } from '@/lib/jobs/train';
import { addressSchema } from '@/lib/schemas/hex';
import type { ContentStore } from '@/lib/storage/content-store';

/** The handler of training runs. The operator runs this worker, so it is who is credited with what it computes. */
export function createTrainTask({ db, store }: { db: Db; store: ContentStore }): { train: Task } {
  return {
    train: task(z.object({ runId: z.uuid() }), (payload) =>
      train(
        {
          db,
          store,
          computeProvider: addressSchema.parse(getOperator().account.address),
          checkpoints: join(env.DATA_DIR, 'checkpoints'),
          waitMs: env.COMPUTE_WAIT_S * 1000,
          openblas: env.OPENBLAS_LIBRARY,
        },
        payload,
      ),
    ),
  };
}
