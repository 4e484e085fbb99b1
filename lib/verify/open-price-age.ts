import type { ChainFacts, SettlementFact } from '@/lib/chain/facts/types';
import { MOST_PRICE_AGE_S } from '@/lib/core/pricing';

/** By how many seconds a block is too old to be a receipt's price block at a settlement; 0 for one that is not. */
export type PriceAge = (settlement: SettlementFact, block: number) => Promise<number>;

/**
 * A block was the newest one until the next came; that may be at most MOST_PRICE_AGE_S before the settlement. What is
 * later than a block that is young enough is too: a settlement's receipts need few questions about times.
 */
export function openPriceAge(facts: Pick<ChainFacts, 'blockTime'>): PriceAge {
  const young = new Map<number, number>();
  return async (settlement, block) => {
    if (block >= (young.get(settlement.id) ?? settlement.blockNumber)) return 0;
    const [ended, settled] = await Promise.all([facts.blockTime(block + 1), facts.blockTime(settlement.blockNumber)]);
    const over = settled - ended - MOST_PRICE_AGE_S;
    if (over > 0) return over;
    young.set(settlement.id, block);
    return 0;
  };
}
