import { NO_WORDS, readingOf } from '@/lib/models/retrieval/answer-rules';
import { FUNCTION_WORDS } from '@/lib/models/retrieval/function-words';
import { GERMAN_FUNCTION_WORDS, readGermanKind } from '@/lib/models/retrieval/german-question';
import { informationOf, type OpenIndex } from '@/lib/models/retrieval/open-index';
import { STOP_WORDS } from '@/lib/models/retrieval/stop-words';
import { type Token, tokensOf } from '@/lib/models/retrieval/tokens';

/** What a question asks for, told from its question word and the noun after it. `none`: no question word at all. */
export const QUESTION_KINDS = ['who', 'when', 'where', 'number', 'what', 'how', 'none'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question as the index and the spans are compared with it. */
export type Question = {
  readonly kind: QuestionKind;
  /** Whether whole sentences answer it: words that are no question, or one in German, which no span was fitted for. */
  readonly whole: boolean;
  /** Words that are never what it asks for, besides those of function-words.ts. */
  readonly passedOver: ReadonlySet<string>;
  /** Distinct stems without function words, or all of them where nothing else is left; in the order of the question. */
  readonly terms: readonly string[];
  /** What each term says, by term (its idf), and all of them together. */
  readonly information: ReadonlyMap<string, number>;
  readonly total: number;
  /** Stems of the noun asked for: "university" in "Which university …", "people" in "How many people …". */
  readonly focus: ReadonlySet<string>;
  /** Whether subject and verb are turned around: "What did X cause?" rather than "What caused X?". */
  readonly turned: boolean;
  /** The stem of the verb asked about, by its place: last of a turned question, next to the question word in another. */
  readonly verb: string | null;
};

const WHEN = new Set('year date day month decade century season era'.split(' '));
const WHERE = new Set('city country state place town river region continent county location area'.split(' '));
const WHO = new Set('person man woman people author leader scientist team company group organization'.split(' '));
const NUMBER = new Set('percentage percent number amount proportion fraction population rate'.split(' '));
const MEASURED = new Set('many much long old far big large tall high often fast deep wide few'.split(' '));
const FOCUS_WORDS = 2;

/**
 * Reads a question in English, or by a rule of kinds in German; any other text is a question of kind `none`, and is
 * searched for all the same.
 */
export function readQuestion(open: OpenIndex, text: string): Question {
  const tokens = tokensOf(text);
  const asked = askedFor(tokens);
  const whole = asked.kind === 'none';
  const { byKind, germanPassedOver } = readingOf(open);
  const german = whole && byKind ? readGermanKind(tokens.map(({ word }) => word)) : null;
  const counted = tokens.filter(
    ({ word }) => !STOP_WORDS.has(word) && (german === null || !GERMAN_FUNCTION_WORDS.has(word)),
  );
  const terms = [...new Set((counted.length > 0 ? counted : tokens).map(({ term }) => term))];
  const information = new Map(terms.map((term) => [term, informationOf(open, term)]));
  let total = 0;
  for (const value of information.values()) total += value;
  const passedOver = german === null ? NO_WORDS : germanPassedOver;
  return { ...asked, kind: german ?? asked.kind, whole, passedOver, ...verbOf(tokens), terms, information, total };
}

function askedFor(tokens: readonly Token[]): Pick<Question, 'kind' | 'focus'> {
  const at = tokens.findIndex(({ word }) => /^(?:who|whom|whose|when|where|what|which|how|why)$/.test(word));
  const word = tokens[at]?.word;
  if (word === undefined) return { kind: 'none', focus: new Set() };
  const after = tokens.slice(at + 1);
  const next = after[0]?.word ?? '';
  if (word === 'how' && MEASURED.has(next)) return { kind: 'number', focus: nounAfter(after.slice(1)) };
  if (word === 'how' || word === 'why') return { kind: 'how', focus: new Set() };
  if (word === 'when') return { kind: 'when', focus: new Set() };
  if (word === 'where') return { kind: 'where', focus: new Set() };
  if (word === 'who' || word === 'whom' || word === 'whose') return { kind: 'who', focus: new Set() };
  const focus = nounAfter(after);
  const nouns = after.slice(0, 4).map((token) => token.word);
  // "What year", "In which city", "What percentage": the noun says more than the question word.
  for (const noun of nouns) {
    if (WHEN.has(noun)) return { kind: 'when', focus };
    if (NUMBER.has(noun)) return { kind: 'number', focus };
    if (WHERE.has(noun) || WHERE.has(noun.replace(/s$/, ''))) return { kind: 'where', focus };
    if (WHO.has(noun)) return { kind: 'who', focus };
    if (FUNCTION_WORDS.has(noun)) break;
  }
  return { kind: 'what', focus };
}

/** The words right after the question word, up to the next function word. */
function nounAfter(tokens: readonly Token[]): Set<string> {
  const focus = new Set<string>();
  for (const { word, term } of tokens) {
    if (FUNCTION_WORDS.has(word)) {
      if (focus.size > 0 || !/^(?:is|was|were|are|the|a|an|of)$/.test(word)) break;
      continue;
    }
    focus.add(term);
    if (focus.size === FOCUS_WORDS) break;
  }
  return focus;
}

const AUXILIARIES = new Set(
  'is was were are do does did has have had can could will would may might should must'.split(' '),
);

function verbOf(tokens: readonly Token[]): Pick<Question, 'turned' | 'verb'> {
  const auxiliary = tokens.findIndex(({ word }) => AUXILIARIES.has(word));
  const content = tokens.filter(({ word }) => !FUNCTION_WORDS.has(word));
  // "Who was elected …" keeps its order; "When was X elected" and "What did X cause" do not.
  const turned = auxiliary >= 0 && !/(?:ed|en)$/.test(tokens[auxiliary + 1]?.word ?? '');
  if (turned) return { turned, verb: content.at(-1)?.term ?? null };
  return { turned, verb: (content.find(({ word }) => /(?:ed|s|en)$/.test(word)) ?? content[0])?.term ?? null };
}
