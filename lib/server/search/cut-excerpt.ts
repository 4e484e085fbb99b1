const LONGEST = 170;

/** A piece of a text, on one line and cut between words; `opens` where it is the text's own beginning. */
export function cutExcerpt(piece: string, { opens }: { opens: boolean }): string {
  const line = piece.replaceAll(/\s+/g, ' ').trim();
  const from = opens ? 0 : line.indexOf(' ') + 1;
  const rest = line.slice(from);
  const end = rest.length <= LONGEST ? rest.length : Math.max(rest.lastIndexOf(' ', LONGEST), LONGEST / 2);
  return `${from > 0 ? '… ' : ''}${rest.slice(0, end)}${end < rest.length ? ' …' : ''}`;
}
