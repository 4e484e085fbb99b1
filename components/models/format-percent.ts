import { formatNumber } from '@/lib/core/format-number';

/** A fraction as a percentage with one decimal, as the reader of `tag` writes it. */
export function formatPercent(fraction: number, tag = 'en-GB'): string {
  return `${formatNumber(fraction * 100, tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0%`;
}
