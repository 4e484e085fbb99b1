import { findAnswer } from '@/lib/models/retrieval/find-answer';
import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import { rankPassages } from '@/lib/models/retrieval/rank-passages';
import { readQuestion } from '@/lib/models/retrieval/read-question';
import type { RankedPassage, RetrievalAnswer } from '@/lib/models/retrieval/types';

/** Passages ranked for a question; of those with a readable text, the first few are read. */
export const PASSAGES_RANKED = 20;

/**
 * Ranks and reads in one step, where every record's text is at hand. `textOf` gives a record's whole text, or null
 * when it may not be read any more: the answer is then looked for elsewhere.
 */
export function answerFromPassages(
  open: OpenIndex,
  input: { question: string; textOf: (record: number) => string | null; without?: (record: number) => boolean },
): { answer: RetrievalAnswer; ranked: readonly RankedPassage[] } {
  const question = readQuestion(open, input.question);
  const ranked = rankPassages(open, question.terms, PASSAGES_RANKED, input.without);
  const passages = ranked.flatMap((passage) => {
    const text = input.textOf(passage.record);
    return text === null ? [] : [{ ...passage, text }];
  });
  return { answer: findAnswer(open, { question, passages }), ranked };
}
