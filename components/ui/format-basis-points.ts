import { formatPercent } from '@/lib/core/format-percent';

/** Basis points as people read them, exactly: 2_000 is "20%", 1_250 "12.5%" (or "12,5 %", by the reader's `tag`). */
export function formatBasisPoints(basisPoints: number, tag?: string): string {
  return formatPercent(basisPoints / 10_000, tag);
}
