/**
 * A receipt names the block that its price, its parts and everybody in it are taken as of. That block must have been the
 * newest one at some moment of this long before its settlement, so that nobody can choose an old one that suits them:
 * the block after it is at most this much older than the settlement's. Seconds.
 */
export const MOST_PRICE_AGE_S = 30 * 86_400;

/**
 * Incomes that one fee may be divided through, a parent counted as often as it is reached: a pair of parents in each of
 * eight generations comes to 255. The contract bounds generations, not parents, and without a bound a lineage grows beyond
 * what anybody can compute.
 */
export const MOST_INCOMES = 256;
