const MOST = 200;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The formatter of dates for a tag and a style: made once, since making one takes longer than writing a hundred dates. */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(tag, options);
    if (formatters.size >= MOST) formatters.clear();
    formatters.set(key, formatter);
  }
  return formatter;
}
