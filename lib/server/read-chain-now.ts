import type { ChainReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';
import { reachChain } from '@/lib/server/reach-chain';

/**
 * The chain's time: that of its newest block, or ours where that is later. A local chain mines no block while nothing
 * happens, and a test may have moved its clock: there it is the time that the next block would get. Throws
 * `chain-unavailable`.
 */
export async function readChainNow(
  { chain }: { chain: Pick<ChainReader, 'getBlock'> & { readonly chain?: { readonly id: number } } },
  { now }: { now: Date },
): Promise<Date> {
  const local = chain.chain?.id === LOCAL_CHAIN_ID;
  const block = await reachChain(() => chain.getBlock(local ? { blockTag: 'pending' } : {}));
  const time = Number(block.timestamp) * 1000;
  return new Date(local ? time : Math.max(time, now.getTime()));
}
