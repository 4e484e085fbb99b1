/**
 * What a builder's index of passages is made with unless told otherwise, in the form's schema and in indexing alike. k₁
 * and b as Robertson and Zaragoza (2009) give them for want of better knowledge; the rest by taste.
 */
export const RETRIEVAL_DEFAULTS = { k1: 1.2, b: 0.75, passageWords: 240, answerWords: 20, answerRule: 2 } as const;
