import { FUNCTION_WORDS } from '@/lib/models/retrieval/function-words';
import { informationOf, type OpenIndex } from '@/lib/models/retrieval/open-index';
import type { Question } from '@/lib/models/retrieval/read-question';
import { type Token, tokensOf } from '@/lib/models/retrieval/tokens';

/** What stands between two words. */
export const GAPS = ['space', 'joined', 'comma', 'other', 'edge'] as const;
export type Gap = (typeof GAPS)[number];

const NUMBER_WORDS = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half third quarter twice'.split(
    ' ',
  ),
);
const TIME_WORDS = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday century bc ad'.split(
    ' ',
  ),
);

/** A sentence as spans of it are judged; the arrays go by its words. */
export type Sentence = {
  /** Offsets of the tokens are those of the record's text. */
  readonly tokens: readonly Token[];
  /** gaps[i] stands before word i; one more after the last. */
  readonly gaps: readonly Gap[];
  readonly stop: Uint8Array;
  readonly asked: Uint8Array;
  /** The asked words' positions, and beside each the position of its term in the question. */
  readonly askedAt: Uint16Array;
  readonly askedTerm: Uint16Array;
  readonly focus: Uint8Array;
  readonly capital: Uint8Array;
  readonly digits: Uint8Array;
  readonly time: Uint8Array;
  readonly verb: Uint8Array;
  readonly information: Float64Array;
};

/** Reads the sentence [start, end) of a text. */
export function readSentence(
  open: OpenIndex,
  question: Question,
  { text, start, end }: { text: string; start: number; end: number },
): Sentence {
  const tokens = tokensOf(text.slice(start, end)).map((token) => ({
    ...token,
    start: token.start + start,
    end: token.end + start,
  }));
  const flags = (holds: (token: Token, i: number) => boolean) =>
    Uint8Array.from(tokens, (token, i) => (holds(token, i) ? 1 : 0));
  const initial = (token: Token) => text.slice(token.start, token.end);
  const stop = flags(({ word }) => FUNCTION_WORDS.has(word));
  const asked = flags(({ term }, i) => stop[i] === 0 && question.information.has(term));
  const askedAt = Uint16Array.from(tokens.flatMap((_, i) => (asked[i] === 1 ? [i] : [])));
  return {
    tokens,
    askedAt,
    askedTerm: Uint16Array.from(askedAt, (i) => question.terms.indexOf(tokens[i]?.term ?? '')),
    gaps: [...tokens.map((token, i) => gapBetween(text, tokens[i - 1], token)), 'edge'],
    stop,
    asked,
    focus: flags(({ term }) => question.focus.has(term)),
    capital: flags((token) => /^\p{Lu}/u.test(initial(token))),
    digits: flags(({ word }) => /\p{N}/u.test(word) || NUMBER_WORDS.has(word)),
    time: flags(
      (token) => /^(?:1\d|20)\d\d(?:s)?$/.test(token.word) || (TIME_WORDS.has(token.word) && token.word !== 'may'),
    ),
    verb: flags(({ word }, i) => stop[i] === 0 && word.length > 4 && /(?:ed|ing)$/.test(word)),
    information: Float64Array.from(tokens, ({ term }) => informationOf(open, term)),
  };
}

function gapBetween(text: string, before: Token | undefined, after: Token): Gap {
  if (!before) return 'edge';
  const between = text.slice(before.end, after.start);
  if (/^\s+$/.test(between)) return 'space';
  if (/^[-–—/.&’'+]*$/.test(between)) return 'joined';
  return /^,\s*$/.test(between) ? 'comma' : 'other';
}
