import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';

const TIMEOUT_MS = 120_000;

/**
 * Resolves when the index has folded in block `blockNumber`, or, when it is not given, the chain's head, and knows the
 * very chain there is: a local chain that was killed may have come back shorter, with the index still ahead of it.
 */
export async function waitForIndex(stage: Pick<Stage, 'db' | 'chain'>, blockNumber?: bigint): Promise<void> {
  const wanted = Number(blockNumber ?? (await stage.chain.getBlockNumber({ cacheTime: 0 })));
  const hasCome = async () => {
    const cursor = await stage.db.indexCursor.findUnique({
      where: { id: 1 },
      select: { blockNumber: true, blockHash: true },
    });
    if (!cursor || cursor.blockNumber < wanted) return null;
    return blockNumber !== undefined || (await isOnChain(stage, cursor)) || null;
  };
  await pollUntil(hasCome, { what: `Block ${wanted} in the index`, timeoutMs: TIMEOUT_MS });
}

async function isOnChain(
  { chain }: Pick<Stage, 'chain'>,
  cursor: { blockNumber: number; blockHash: string },
): Promise<boolean> {
  const head = await chain.getBlockNumber({ cacheTime: 0 });
  if (BigInt(cursor.blockNumber) > head) return false;
  const { hash } = await chain.getBlock({ blockNumber: BigInt(cursor.blockNumber) });
  return hash === cursor.blockHash;
}
