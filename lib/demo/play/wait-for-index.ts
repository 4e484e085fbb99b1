import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';
import { readIndexStatus } from '@/lib/server/index-status/read-index-status';

const TIMEOUT_MS = 120_000;

/** Resolves when the index has folded in block `blockNumber`, the chain's head when it is not given. */
export async function waitForIndex(stage: Pick<Stage, 'db' | 'chain'>, blockNumber?: bigint): Promise<void> {
  const wanted = Number(blockNumber ?? (await stage.chain.getBlockNumber({ cacheTime: 0 })));
  await pollUntil(async () => ((await readIndexStatus(stage)).blockNumber ?? -1) >= wanted || null, {
    what: `Block ${wanted} in the index`,
    timeoutMs: TIMEOUT_MS,
  });
}
