/**
 * A receipt names the block that its price, its parts and everybody in it are taken as of. That block must have been the
 * newest one at some moment of this long before its settlement, so that nobody can choose an old one that suits them:
 * the block after it is at most this much older than the settlement's. Seconds.
 */
export const MOST_PRICE_AGE_S = 30 * 86_400;

/**
 * Incomes that one fee may be divided through, a parent counted as often as it is reached. ModelRegistry allows 64
 * ancestors, counted in the same way, so no lineage on chain comes near; the division is bounded whatever it is given.
 */
export const MOST_INCOMES = 256;
