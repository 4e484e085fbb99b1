/** Keeps a figure and its percent sign on one line. */
const SPACE = '\u00a0';

/** What part of a whole an amount is: "12.4 %", "< 0.1 %". */
export function formatPart(part: bigint, whole: bigint): string {
  if (whole === 0n || part === 0n) return `0${SPACE}%`;
  const perMillion = Number((part * 1_000_000n) / whole);
  if (perMillion < 1000) return `< 0.1${SPACE}%`;
  const percent = Math.round(perMillion / 1000) / 10;
  return `${Number.isInteger(percent) ? percent : percent.toFixed(1)}${SPACE}%`;
}
