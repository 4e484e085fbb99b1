/** The rules by which an answer is chosen (lib/models/retrieval/answer-rules.ts). */
export const ANSWER_RULES = [1, 2, 3] as const;
export type AnswerRule = (typeof ANSWER_RULES)[number];

/**
 * What a builder's index of passages is made with unless told otherwise, in the form's schema and in indexing alike. k₁
 * and b as Robertson and Zaragoza (2009) give them for want of better knowledge; the rest by taste.
 */
export const RETRIEVAL_DEFAULTS = { k1: 1.2, b: 0.75, passageWords: 240, answerWords: 20, answerRule: 3 } as const;
