/** A text in which the words looked for are marked, wherever they stand and however they are written. */
export function MarkedWords({ text, q }: { text: string; q: string }) {
  const words = q.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return text;
  const any = new RegExp(`(${words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})`, 'giu');
  // A split by one group alternates: what lies between, what was found.
  return text.split(any).map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, drawn in their order
      <mark key={place} className="rounded-sm bg-river-soft text-river-ink">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
