/** A piece of a text and the numbers of the sources that hold it; none for what nobody is cited for. */
export type SpanSegment = { start: number; text: string; sources: readonly number[] };

/**
 * Cuts a text at the borders of its spans, which may overlap: every piece with the sources of all spans over it, in
 * rising order. Offsets are UTF-16; what lies outside the text is left out. The pieces joined are the text.
 */
export function cutSpans(
  text: string,
  spans: readonly { readonly start: number; readonly end: number; readonly sources: readonly number[] }[],
): SpanSegment[] {
  const within = (offset: number) => Math.min(text.length, Math.max(0, offset));
  const borders = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [within(start), within(end)])])];
  borders.sort((a, b) => a - b);
  const segments: SpanSegment[] = [];
  for (const [index, start] of borders.entries()) {
    const end = borders[index + 1];
    if (end === undefined) break;
    const over = spans.filter((span) => span.start <= start && span.end >= end);
    const sources = [...new Set(over.flatMap((span) => span.sources))].sort((a, b) => a - b);
    const before = segments.at(-1);
    if (before && String(before.sources) === String(sources)) before.text += text.slice(start, end);
    else segments.push({ start, text: text.slice(start, end), sources });
  }
  return segments;
}

/** The part of a long text around a place, cut at spaces, with what was left out on either side marked by an ellipsis. */
export function textAround(
  text: string,
  { start, end }: { start: number; end: number },
  around: number,
): { before: string; marked: string; after: string } {
  const from = start - around <= 0 ? 0 : nextSpace(text, start - around, start);
  const to = end + around >= text.length ? text.length : lastSpace(text, end, end + around);
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(from, start)}`,
    marked: text.slice(start, end),
    after: `${text.slice(end, to)}${to < text.length ? ' …' : ''}`,
  };
}

function nextSpace(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from);
  return space === -1 || space >= limit ? from : space + 1;
}

function lastSpace(text: string, limit: number, to: number): number {
  const space = text.lastIndexOf(' ', to);
  return space <= limit ? to : space;
}
