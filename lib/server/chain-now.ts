import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';

/** The chain's time: that of its newest block, or ours where that is later. Throws `chain-unavailable`. */
export async function readChainNow(
  { chain }: { chain: Pick<ChainReader, 'getBlock'> },
  { now }: { now: Date },
): Promise<Date> {
  const block = await chain.getBlock().catch((cause) => {
    throw new AppError('chain-unavailable', 'The chain does not answer just now. Try again in a moment.', { cause });
  });
  return new Date(Math.max(Number(block.timestamp) * 1000, now.getTime()));
}
