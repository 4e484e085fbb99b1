import { splitWords } from '@/lib/attribution/token-matching/split-words';
import type { TextRange } from '@/lib/attribution/token-matching/trace-text';

/** Where a span of `tokenCount` tokens from `firstToken` on stands in its record's text; null if the text is another. */
export function locateSpan(text: string, firstToken: number, tokenCount: number): TextRange | null {
  const bounds = new Int32Array(2 * text.length);
  const count = splitWords(text, bounds);
  if (tokenCount < 1 || firstToken < 0 || firstToken + tokenCount > count) return null;
  return { start: bounds[2 * firstToken] ?? 0, end: bounds[2 * (firstToken + tokenCount) - 1] ?? 0 };
}
