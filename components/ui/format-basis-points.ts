import { formatNumber } from '@/lib/core/format-number';

/** Keeps a figure and its percent sign on one line. */
const SPACE = '\u00a0';

/** Basis points as people read them, exactly: 2_000 is "20 %", 1_250 "12.5 %" (or "12,5 %", by the reader's `tag`). */
export function formatBasisPoints(basisPoints: number, tag?: string): string {
  return `${formatNumber(basisPoints / 100, tag)}${SPACE}%`;
}
