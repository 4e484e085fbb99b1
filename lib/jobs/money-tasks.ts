import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { getChainReader, getOperator } from '@/lib/chain/clients';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import type { Db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { attribute } from '@/lib/jobs/attribute';
import { attributionThread, stopAttributionThread } from '@/lib/jobs/attribution-thread';
import { prepareModel } from '@/lib/jobs/prepare-model';
import { redoEpoch } from '@/lib/jobs/redo-epoch';
import { settle } from '@/lib/jobs/settle';
import { task } from '@/lib/jobs/task-list';
import type { ContentStore } from '@/lib/storage/content-store';

/** Looks every minute whether an epoch is due; a look that fails is not repeated, the next one comes anyway. */
export const SETTLE_CRONTAB = '* * * * * settle ?queue=settle&jobKey=settle-when-due&max=1 {"whenDue":true}';

/** The handlers of the jobs about money. Chain, keys and thread are reached at the first job, not before. */
export function createMoneyTasks({ db, store }: { db: Db; store: ContentStore }): {
  attribute: Task;
  'prepare-model': Task;
  settle: Task;
  'redo-epoch': Task;
} {
  return {
    attribute: task(z.object({ receiptId: z.uuid() }), async (payload) => {
      const { chainId, addresses } = readChainConfig();
      const contracts = { chainId, vault: addresses.inferenceVault };
      await attribute({ db, store, thread: attributionThread(), contracts }, payload);
    }),
    'redo-epoch': task(z.object({ number: z.number().int() }), async (payload) => {
      const { chainId, addresses } = readChainConfig();
      const contracts = { chainId, vault: addresses.inferenceVault };
      await redoEpoch({ db, store, thread: attributionThread(), contracts }, payload);
    }),
    'prepare-model': task(z.object({ modelId: z.number().int(), version: z.number().int() }), (payload) =>
      prepareModel({ db, store, thread: attributionThread() }, payload),
    ),
    settle: task(z.object({ whenDue: z.boolean().optional() }).default({}), async ({ whenDue = false }) => {
      const { chainId, addresses } = readChainConfig();
      const everyS = env.SETTLE_EVERY_S;
      await settle(
        { db, store, chain: getChainReader(), operator: getOperator(), chainId, addresses, everyS },
        { whenDue },
      );
    }),
  };
}

/** Ends what the handlers started. */
export async function stopMoneyTasks(): Promise<void> {
  await stopAttributionThread();
}
