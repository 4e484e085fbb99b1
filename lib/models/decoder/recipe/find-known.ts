import { normaliseAnswer } from '@/lib/models/decoder/recipe/normalise-answer';
import { questionWords } from '@/lib/models/decoder/recipe/question-words';
import type { Exchange } from '@/lib/models/decoder/recipe/types';

/** A word that more of the questions have says nothing of what is asked about. */
const COMMON_PART = 0.1;
const COMMON_AT_LEAST = 4;

/**
 * Which of the held-out questions could be answered from what was trained on: those whose answer is a trained one's, where
 * that trained question shares a word with it that few of the trained questions have. An answer that is the same by chance
 * ("blue" of another thing) does not count.
 */
export function findKnown(trained: readonly Exchange[], heldOut: readonly Exchange[]): boolean[] {
  const counts = new Map<string, number>();
  const byAnswer = new Map<string, Set<string>>();
  for (const { question, answer } of trained) {
    const words = new Set(questionWords(question));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const key = normaliseAnswer(answer);
    const known = byAnswer.get(key) ?? new Set<string>();
    byAnswer.set(key, known);
    for (const word of words) known.add(word);
  }
  const common = Math.max(COMMON_AT_LEAST, COMMON_PART * trained.length);
  return heldOut.map(({ question, answer }) => {
    const known = byAnswer.get(normaliseAnswer(answer));
    return (
      known !== undefined &&
      questionWords(question).some((word) => known.has(word) && (counts.get(word) ?? 0) <= common)
    );
  });
}
