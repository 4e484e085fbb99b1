import { divideByWeights } from '@/lib/rewards/divide-by-weights';

/** One record's claim on a pool. `key` is its hash. */
export type PoolRecord = { readonly key: string; readonly weight: bigint };

/** Sorts behind every hash. */
const COMMONS = 'commons';

/**
 * Divides the contributors' pool among the records of an answer and the commons, in proportion to their weights, by
 * largest remainder with ties by hash (records of one hash: in the order given), the commons last. Accounts play no
 * part in it. Where nothing weighs anything, all of it is commons.
 */
export function dividePool(
  pool: bigint,
  { records, commons }: { records: readonly PoolRecord[]; commons: bigint },
): { recordAmounts: bigint[]; commonsAmount: bigint } {
  if (commons === 0n && records.every(({ weight }) => weight === 0n)) {
    return { recordAmounts: records.map(() => 0n), commonsAmount: pool };
  }
  const divided = divideByWeights(pool, [
    ...records.map(({ key, weight }, k) => ({ key: `${key} ${String(k).padStart(9, '0')}`, weight })),
    { key: COMMONS, weight: commons },
  ]);
  return {
    recordAmounts: records.map((_, k) => divided[k]?.amount ?? 0n),
    commonsAmount: divided[records.length]?.amount ?? 0n,
  };
}
