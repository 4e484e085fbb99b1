/** The colours of a theme in a style sheet: the `--name: #rrggbb` of its first block with that selector. */
export function parseColourTokens(css: string, selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}
