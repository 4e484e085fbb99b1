import type { AnswerRule } from '@/lib/core/retrieval-defaults';
import { GERMAN_FUNCTION_WORDS } from '@/lib/models/retrieval/german-question';
import type { OpenIndex } from '@/lib/models/retrieval/open-index';

/** What a rule decides. */
export type Reading = {
  /** Below this confidence nothing is said to fit: the passage holds too little of what the question asks about. */
  readonly leastConfidence: number;
  /**
   * Whether only what can be of the kind asked for is an answer, a whole sentence is quoted where the best span is rather
   * beside the answer than in it, and questions in German are told from other words.
   */
  readonly byKind: boolean;
  /** Words that are never what a question in German asks for, besides the English ones of function-words.ts. */
  readonly germanPassedOver: ReadonlySet<string>;
  /** The longest whole sentence in words; of a longer one a part is quoted. */
  readonly sentenceWords: number;
};

/** Where nothing is passed over. */
export const NO_WORDS: ReadonlySet<string> = new Set();

/**
 * The rules, by the number that an index and its model's manifest name. A rule that a model was published by is never
 * changed, since its receipts are recomputed by it: what is to be read otherwise gets the next number.
 */
export const READINGS: Readonly<Record<AnswerRule, Reading>> = {
  1: { leastConfidence: 0.35, byKind: false, germanPassedOver: NO_WORDS, sentenceWords: Number.POSITIVE_INFINITY },
  2: { leastConfidence: 0.45, byKind: true, germanPassedOver: NO_WORDS, sentenceWords: Number.POSITIVE_INFINITY },
  // 60: as long as a builder may let a span be.
  3: { leastConfidence: 0.45, byKind: true, germanPassedOver: GERMAN_FUNCTION_WORDS, sentenceWords: 60 },
};

/** What the rule of an index decides. */
export function readingOf({ index }: OpenIndex): Reading {
  return READINGS[index.settings.answerRule];
}
