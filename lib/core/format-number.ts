const formatters = new Map<string, Intl.NumberFormat>();

/** A number as a reader writes it (BCP 47 `tag`; British English by default), with at most three decimals. */
export function formatNumber(value: number | bigint, tag = 'en-GB'): string {
  let formatter = formatters.get(tag);
  if (!formatter) {
    formatter = new Intl.NumberFormat(tag);
    formatters.set(tag, formatter);
  }
  return formatter.format(value);
}
