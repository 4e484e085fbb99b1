/** An address with these filters; what is empty, false or the first page is left out. */
export function searchHref(path: string, filters: Readonly<Record<string, string | number | boolean | null>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value === '' || value === false || value === null || (name === 'page' && value === 1)) continue;
    params.set(name, value === true ? '1' : String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
