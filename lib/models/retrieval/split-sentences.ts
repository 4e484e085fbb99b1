/** Ends of words that a full stop follows without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s("'“‘])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Gov|Sen|Rep|Mt|Ft|No|Nos|vs|etc|al|ca|c|e\.g|i\.e|approx|Fig|Inc|Ltd|Co|Corp|Bros|U\.S|U\.K|D\.C|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)$/u;
// Never from the middle of a run of stops: a long run would be tried from each of them.
const END = /(?<![.!?])[.!?]+["'”’)\]]*(?=\s+["'“‘([]*[\p{Lu}\p{N}])|[。！？]|\n+/gu;

/** The sentences of a text as UTF-16 ranges, without the space around them. A line end always ends one. */
export function splitSentences(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    const ends = match.index + match[0].length;
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(from, match.index - 12), match.index))) continue;
    addTrimmed(sentences, text, from, ends);
    from = ends;
  }
  addTrimmed(sentences, text, from, text.length);
  return sentences;
}

function addTrimmed(into: { start: number; end: number }[], text: string, from: number, to: number): void {
  const part = text.slice(from, to);
  const trimmed = part.trim();
  if (trimmed === '') return;
  const start = from + part.indexOf(trimmed);
  into.push({ start, end: start + trimmed.length });
}
