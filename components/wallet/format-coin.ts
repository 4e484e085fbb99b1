import { formatNumber } from '@/lib/core/format-number';

/** An amount of the chain's own coin (wei, 18 decimals) to two significant digits, as readers of `tag` write numbers. */
export function formatCoin(wei: bigint, tag = 'en'): string {
  return formatNumber(Number(wei) / 1e18, tag, { maximumSignificantDigits: 2, useGrouping: false });
}
