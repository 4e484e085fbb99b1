import { normaliseAnswer } from '@/lib/models/decoder/recipe/normalise-answer';
import { questionWords } from '@/lib/models/decoder/recipe/question-words';
import type { Exchange } from '@/lib/models/decoder/recipe/types';

/** A word that more of the questions have says nothing of what is asked about. */
const COMMON_PART = 0.1;
const COMMON_AT_LEAST = 4;

/**
 * For each held-out question the trained ones that tell its answer, by position: those with the same answer that share a word
 * with it that few of the trained questions have. An answer that is the same by chance ("blue" of another thing) does not
 * count. A question without any could not be answered by recalling.
 */
export function findKnown(trained: readonly Exchange[], heldOut: readonly Exchange[]): number[][] {
  const counts = new Map<string, number>();
  const byAnswer = new Map<string, { position: number; words: ReadonlySet<string> }[]>();
  trained.forEach(({ question, answer }, position) => {
    const words = new Set(questionWords(question));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const key = normaliseAnswer(answer);
    const same = byAnswer.get(key);
    if (same) same.push({ position, words });
    else byAnswer.set(key, [{ position, words }]);
  });
  const common = Math.max(COMMON_AT_LEAST, COMMON_PART * trained.length);
  return heldOut.map(({ question, answer }) => {
    const rare = questionWords(question).filter((word) => (counts.get(word) ?? 0) <= common);
    const same = byAnswer.get(normaliseAnswer(answer)) ?? [];
    return same.filter(({ words }) => rare.some((word) => words.has(word))).map(({ position }) => position);
  });
}
