const MOST = 200;
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * A number as a reader writes it (BCP 47 `tag`; British English by default), with at most three decimals unless `style`
 * says otherwise. A formatter is made once: making one takes longer than writing a hundred numbers.
 */
export function formatNumber(value: number | bigint, tag = 'en-GB', style?: Intl.NumberFormatOptions): string {
  const key = style ? `${tag} ${JSON.stringify(style)}` : tag;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(tag, style);
    if (formatters.size >= MOST) formatters.clear();
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}
