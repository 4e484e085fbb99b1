import { formatNumber } from '@/lib/core/format-number';

/** Keeps a figure and its percent sign on one line. */
const SPACE = '\u00a0';

/** What part of a whole an amount is: "12.4 %", "< 0.1 %"; its decimals as the reader of `tag` writes them. */
export function formatPart(part: bigint, whole: bigint, tag?: string): string {
  if (whole === 0n || part === 0n) return `0${SPACE}%`;
  const perMillion = Number((part * 1_000_000n) / whole);
  if (perMillion < 1000) return `< ${formatNumber(0.1, tag)}${SPACE}%`;
  return `${formatNumber(Math.round(perMillion / 1000) / 10, tag)}${SPACE}%`;
}
