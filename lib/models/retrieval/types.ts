import type { AnswerRule } from '@/lib/core/retrieval-defaults';

/** Everything, besides the records, that decides an index and its answers; published with the model. */
export type RetrievalSettings = {
  /** BM25's saturation of repeated terms. */
  readonly k1: number;
  /** BM25's discount for long passages, 0 to 1. */
  readonly b: number;
  /** Longest passage in words. */
  readonly passageWords: number;
  /** Longest answer in words, but for a whole sentence or a part of a long one. */
  readonly answerWords: number;
  /** By which rule an answer is chosen (answer-rules.ts). */
  readonly answerRule: AnswerRule;
};

/** One record to be searched. `title` is searched with every passage of the text; answers are quoted from the text. */
export type RetrievalRecord = { readonly title: string; readonly text: string };

/**
 * An inverted index of passages, without their text. Passage p is the UTF-16 range [start[p], end[p]) of record
 * record[p]'s text and holds length[p] counted terms. Term t occurs in the passages
 * postingPassage[postingStart[t] .. postingStart[t + 1]), ascending, postingCount times each.
 */
export type RetrievalIndex = {
  readonly settings: RetrievalSettings;
  /** Records indexed; positions are those of the training set. */
  readonly recordCount: number;
  /** Ascending by UTF-16 code units. */
  readonly terms: readonly string[];
  readonly record: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly length: Uint32Array;
  readonly postingStart: Uint32Array;
  readonly postingPassage: Uint32Array;
  readonly postingCount: Uint32Array;
};

/** A passage found for a question. */
export type RankedPassage = {
  /** Position in the index. */
  readonly passage: number;
  readonly record: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
};

/** A place that carries the answer: a UTF-16 range of a record's text. `score` is 1 for the best place, less for others. */
export type AnswerPlace = {
  readonly record: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
};

/** The answer in a record's own words. Empty text and no places: nothing fits. */
export type RetrievalAnswer = {
  readonly text: string;
  /** Best first, one per record. */
  readonly places: readonly AnswerPlace[];
  /** 0 to 1: the information of the question's terms that stands in the passage the answer comes from. */
  readonly confidence: number;
  /** The whole sentence of the best place; null when nothing fits. */
  readonly sentence: { readonly start: number; readonly end: number } | null;
};
