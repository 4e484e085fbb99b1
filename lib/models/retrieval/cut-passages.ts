import { splitSentences } from '@/lib/models/retrieval/split-sentences';
import { tokensOf } from '@/lib/models/retrieval/tokens';

type Range = { readonly start: number; readonly end: number };

/**
 * Cuts a text into passages of at most `passageWords` words, at the ends of sentences; a sentence longer than that is
 * cut between words. Neighbours overlap by whole sentences of up to a quarter of a passage, so that what is said across
 * a cut is found whole. A text that fits is one passage; a text without words is none.
 */
export function cutPassages(text: string, passageWords: number): Range[] {
  const pieces = splitSentences(text).flatMap((sentence) => cutLong(text, sentence, passageWords));
  const passages: Range[] = [];
  let first = 0;
  while (first < pieces.length) {
    let words = 0;
    let last = first;
    while (last < pieces.length && words + (pieces[last]?.words ?? 0) <= passageWords) {
      words += pieces[last]?.words ?? 0;
      last++;
    }
    passages.push({ start: pieces[first]?.start ?? 0, end: pieces[last - 1]?.end ?? 0 });
    if (last >= pieces.length) break;
    // The next passage begins with the sentences that fit into the overlap and leave room for a new one.
    const room = Math.min(passageWords / 4, passageWords - (pieces[last]?.words ?? 0));
    let overlap = pieces[last - 1]?.words ?? 0;
    let next = last;
    while (next - 1 > first && overlap <= room) {
      next--;
      overlap += pieces[next - 1]?.words ?? 0;
    }
    first = next;
  }
  return passages;
}

function cutLong(text: string, { start, end }: Range, most: number): (Range & { words: number })[] {
  const tokens = tokensOf(text.slice(start, end));
  if (tokens.length === 0) return [];
  if (tokens.length <= most) return [{ start, end, words: tokens.length }];
  const pieces: (Range & { words: number })[] = [];
  for (let i = 0; i < tokens.length; i += most) {
    const part = tokens.slice(i, i + most);
    pieces.push({ start: start + (part[0]?.start ?? 0), end: start + (part.at(-1)?.end ?? 0), words: part.length });
  }
  return pieces;
}
