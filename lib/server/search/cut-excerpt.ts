const LONGEST = 170;

/** A piece of a record's text, its fields and lines side by side, cut between words; `opens` where the text begins so. */
export function cutExcerpt(piece: string, { opens }: { opens: boolean }): string {
  const line = piece
    .trim()
    .replaceAll(/\s*\n\s*/g, ' · ')
    .replaceAll(/\s+/g, ' ');
  const from = opens ? 0 : line.indexOf(' ') + 1;
  const rest = line.slice(from);
  const end = rest.length <= LONGEST ? rest.length : Math.max(rest.lastIndexOf(' ', LONGEST), LONGEST / 2);
  return `${from > 0 ? '… ' : ''}${rest.slice(0, end)}${end < rest.length ? ' …' : ''}`;
}
