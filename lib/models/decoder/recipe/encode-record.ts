import { encodeTurn, type Turn } from '@/lib/models/decoder/batches/turn-batches';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';
import { partMarks } from '@/lib/models/decoder/prompt';
import type { TaughtRecord } from '@/lib/models/decoder/recipe/types';

/**
 * A record as tokens, in its own words: its question and answer as one turn; without a question, its text from the first
 * token on.
 */
export function encodeRecord(
  { tokeniser, template }: Pick<OpenBase, 'tokeniser' | 'template'>,
  { question, text }: Pick<TaughtRecord, 'question' | 'text'>,
): Turn {
  const asked = question?.trim() ?? '';
  if (asked !== '') return encodeTurn(tokeniser, { question: asked, answer: text.trim() }, template);
  return { question: [], answer: [...tokeniser.encode(partMarks(text.trim())), tokeniser.special(template.end)] };
}
