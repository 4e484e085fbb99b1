import type { ClientBase } from 'pg';
import type { ChainReader } from '@/lib/chain/clients';
import { readHeader } from '@/lib/indexer/read-headers';

/** A block that the index and the chain agree on. */
export type Ancestor = { readonly number: number; readonly hash: string };

/**
 * The newest block of the index that is still on the chain, or null when none of the kept ones is: then the chain has
 * left what was final. Kept blocks are consecutive, so agreement is monotonic and a binary search finds its end.
 */
export async function findCommonAncestor(client: ClientBase, chain: ChainReader): Promise<Ancestor | null> {
  const { rows: kept } = await client.query<Ancestor>('SELECT number, hash FROM block ORDER BY number');
  const isOnChain = async (block: Ancestor) => (await readHeader(chain, block.number))?.hash === block.hash;
  let low = 0;
  let high = kept.length;
  // kept[..low) is on the chain, kept[high..) is not.
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = kept[middle];
    if (block && (await isOnChain(block))) low = middle + 1;
    else high = middle;
  }
  return kept[low - 1] ?? null;
}
