/** A fraction as a percentage with one decimal, as the reader of `tag` writes it. */
export function formatPercent(fraction: number, tag = 'en-GB'): string {
  return `${(fraction * 100).toLocaleString(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0%`;
}
