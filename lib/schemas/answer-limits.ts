// What forms need to know of lib/schemas/answer.ts before anything is parsed: apart, so that a page that only shows the form
// does not load the parser.

/** The longest question a model is asked, in UTF-16 units. */
export const MAX_QUESTION_LENGTH = 8_000;

/** The most tokens that a language model writes for one answer, which is one unit whatever its length. */
export const MOST_ANSWER_TOKENS = 256;
