import { QUESTION_KINDS, type Question } from '@/lib/models/retrieval/read-question';
import { GAPS, type Sentence } from '@/lib/models/retrieval/read-sentence';

const SHAPES = ['time', 'number', 'name', 'mixed', 'plain'] as const;
const LENGTHS = ['1', '2', '3', '4', '5-6', '7-9', '10+'] as const;
const NEIGHBOURS = [
  'asked word',
  'name',
  'number',
  'verb',
  'plain word',
  'article',
  'preposition',
  'copula',
  'and',
  'other',
] as const;
/** Whether the question turns subject and verb around ("What did X cause?") or not ("What caused X?"). */
const FORMS = ['turned', 'direct'] as const;

/** The names of the features, in the order of a span's vector (lib/models/retrieval/span-weights.ts gives each its weight). */
export const SPAN_FEATURES = [
  ...QUESTION_KINDS.flatMap((kind) => SHAPES.map((shape) => `${kind} is ${shape}`)),
  ...SHAPES.flatMap((shape) => LENGTHS.map((length) => `${shape} of length ${length}`)),
  ...LENGTHS.map((length) => `how of length ${length}`),
  ...GAPS.map((gap) => `${gap} before`),
  ...GAPS.map((gap) => `${gap} after`),
  ...NEIGHBOURS.map((word) => `after ${word}`),
  ...NEIGHBOURS.map((word) => `before ${word}`),
  ...FORMS.map((form) => `question before the span, ${form}`),
  ...FORMS.map((form) => `verb asked for right before, ${form}`),
  ...FORMS.map((form) => `verb asked for right after, ${form}`),
  ...QUESTION_KINDS.map((kind) => `${kind} after its preposition`),
  'question found around the span',
  'question found in the clause',
  'question found in the neighbourhood',
  'passage score',
  'first passage',
  'near the question',
  'question close before',
  'question close after',
  'asked words inside',
  'asked share of the span',
  'asked word right before',
  'asked word right after',
  'focus inside',
  'focus ends it',
  'focus right after',
  'focus right before',
  'function words inside',
  'verbs inside',
  'commas inside',
  'other gaps inside',
  'information',
  'cuts a name',
  'cuts a number',
  'in brackets or quotes',
  'begins the sentence',
] as const;

const at = new Map<string, number>(SPAN_FEATURES.map((name, i) => [name, i]));
const place = (name: (typeof SPAN_FEATURES)[number]): number => at.get(name) ?? 0;

const F = {
  around: place('question found around the span'),
  clause: place('question found in the clause'),
  neighbourhood: place('question found in the neighbourhood'),
  passage: place('passage score'),
  first: place('first passage'),
  near: place('near the question'),
  closeBefore: place('question close before'),
  closeAfter: place('question close after'),
  askedInside: place('asked words inside'),
  askedShare: place('asked share of the span'),
  askedBefore: place('asked word right before'),
  askedAfter: place('asked word right after'),
  focusInside: place('focus inside'),
  focusEnds: place('focus ends it'),
  focusAfter: place('focus right after'),
  focusBefore: place('focus right before'),
  stops: place('function words inside'),
  verbs: place('verbs inside'),
  commas: place('commas inside'),
  otherGaps: place('other gaps inside'),
  information: place('information'),
  cutsName: place('cuts a name'),
  cutsNumber: place('cuts a number'),
  brackets: place('in brackets or quotes'),
  begins: place('begins the sentence'),
  length: place('time of length 1'),
  howLength: place('how of length 1'),
  gapBefore: place('space before'),
  gapAfter: place('space after'),
  wordBefore: place('after asked word'),
  wordAfter: place('before asked word'),
  order: place('question before the span, turned'),
  verbBefore: place('verb asked for right before, turned'),
  verbAfter: place('verb asked for right after, turned'),
  preposition: place('who after its preposition'),
} as const;

const PREPOSITIONS = new Set('of in to for on at with by from as into than about'.split(' '));
const COPULAS = new Set('is was were are am be been being'.split(' '));
const OWN_PREPOSITION: Readonly<Record<(typeof QUESTION_KINDS)[number], RegExp>> = {
  who: /^(?:by|with|from|of)$/,
  when: /^(?:in|on|since|until|during|by|after|before|around)$/,
  where: /^(?:in|at|from|near|to|into|through|on)$/,
  number: /^(?:of|about|over|approximately|nearly|around|than|to|by)$/,
  what: /^(?:as|called|named|of)$/,
  how: /^(?:because|by|to|for|through|due)$/,
  none: /^$/,
};

/** What is the same for every span of a sentence. */
export type SpanContext = {
  readonly question: Question;
  readonly sentence: Sentence;
  /** Information of the question's terms in this sentence and its neighbours, as a part of the whole question's. */
  readonly neighbourhood: number;
  /** The passage's score as a part of the best passage's, and whether it is the best. */
  readonly passageScore: number;
  readonly firstPassage: boolean;
};

let scratch = new Float64Array(64);

/** Zeroes, one per term of the question; the same array every time. */
function nearestOf(terms: number): Float64Array {
  if (terms > scratch.length) scratch = new Float64Array(terms * 2);
  return scratch.fill(0, 0, terms);
}

/** Whether words `from` to `to` (inclusive) can be an answer: no function word at either end, no word cut in two. */
export function isSpan({ stop, gaps }: Sentence, from: number, to: number): boolean {
  return stop[from] === 0 && stop[to] === 0 && gaps[from] !== 'joined' && gaps[to + 1] !== 'joined';
}

/** Writes the features of the span of words `from` to `to` (inclusive) over `into`, which has one entry per feature. */
export function writeSpanFeatures(context: SpanContext, from: number, to: number, into: Float64Array): void {
  const { question, sentence, neighbourhood, passageScore, firstPassage } = context;
  const { tokens, gaps, stop, asked, focus, digits, capital, time, verb, information } = sentence;
  into.fill(0);
  const words = to - from + 1;
  const kind = QUESTION_KINDS.indexOf(question.kind);
  const shape = shapeOf(sentence, from, to);
  into[kind * SHAPES.length + shape] = 1;
  into[F.length + shape * LENGTHS.length + lengthClass(words)] = 1;
  if (question.kind === 'how') into[F.howLength + lengthClass(words)] = 1;
  into[F.gapBefore + GAPS.indexOf(gaps[from] ?? 'edge')] = 1;
  into[F.gapAfter + GAPS.indexOf(gaps[to + 1] ?? 'edge')] = 1;
  if (from > 0) into[F.wordBefore + wordClass(sentence, from - 1)] = 1;
  if (to + 1 < tokens.length) into[F.wordAfter + wordClass(sentence, to + 1)] = 1;
  const previous =
    tokens[stop[from - 1] === 1 && /^(?:the|a|an)$/.test(tokens[from - 1]?.word ?? '') ? from - 2 : from - 1];
  if (previous && OWN_PREPOSITION[question.kind].test(previous.word)) into[F.preposition + kind] = 1;

  const clauseStart = clauseEdge(gaps, from, -1);
  const clauseEnd = clauseEdge(gaps, to + 1, 1);
  let outside = 0;
  let before = 0;
  let clause = 0;
  let near = 0;
  let closeBefore = 0;
  let closeAfter = 0;
  const { askedAt, askedTerm } = sentence;
  const nearest = nearestOf(question.terms.length);
  for (let k = 0; k < askedAt.length; k++) {
    const i = askedAt[k] ?? 0;
    if (i >= from && i <= to) continue;
    const worth = (information[i] ?? 0) / (i < from ? from - i : i - to);
    if (i < from) closeBefore += worth;
    else closeAfter += worth;
    const term = askedTerm[k] ?? 0;
    const known = nearest[term] ?? 0;
    if (known === 0) {
      outside += information[i] ?? 0;
      if (i < from) before += information[i] ?? 0;
      if (i >= clauseStart && i < clauseEnd) clause += information[i] ?? 0;
    }
    if (worth > known) {
      near += worth - known;
      nearest[term] = worth;
    }
  }
  const total = question.total || 1;
  into[F.around] = outside / total;
  into[F.clause] = clause / total;
  const form = question.turned ? 0 : 1;
  into[F.order + form] = outside > 0 ? before / outside : 0;
  const left = contentBefore(stop, from);
  const right = contentAfter(stop, to);
  into[F.verbBefore + form] = question.verb !== null && tokens[left]?.term === question.verb ? 1 : 0;
  into[F.verbAfter + form] = question.verb !== null && tokens[right]?.term === question.verb ? 1 : 0;
  into[F.near] = near / total;
  into[F.closeBefore] = closeBefore / total;
  into[F.closeAfter] = closeAfter / total;
  into[F.neighbourhood] = neighbourhood;
  into[F.passage] = passageScore;
  into[F.first] = firstPassage ? 1 : 0;

  let sum = 0;
  let askedSum = 0;
  let content = 0;
  for (let i = from; i <= to; i++) {
    if (i > from && gaps[i] === 'comma') into[F.commas] = (into[F.commas] ?? 0) + 1;
    if (i > from && gaps[i] === 'other') into[F.otherGaps] = (into[F.otherGaps] ?? 0) + 1;
    if (stop[i] === 1) {
      into[F.stops] = (into[F.stops] ?? 0) + 1;
      continue;
    }
    content++;
    sum += information[i] ?? 0;
    if (asked[i] === 1) askedSum += information[i] ?? 0;
    if (verb[i] === 1) into[F.verbs] = (into[F.verbs] ?? 0) + 1;
    if (focus[i] === 1) into[F.focusInside] = 1;
  }
  into[F.askedInside] = askedSum > 0 ? 1 : 0;
  into[F.askedShare] = sum > 0 ? askedSum / sum : 0;
  into[F.information] = content > 0 ? sum / content / 8 : 0;
  into[F.askedBefore] = asked[left] === 1 ? 1 : 0;
  into[F.askedAfter] = asked[right] === 1 ? 1 : 0;
  into[F.focusEnds] = focus[to] === 1 && words > 1 ? 1 : 0;
  into[F.focusAfter] = focus[to + 1] === 1 || (focus[to + 2] === 1 && stop[to + 1] === 0) ? 1 : 0;
  into[F.focusBefore] = focus[from - 1] === 1 || (focus[from - 2] === 1 && stop[from - 1] === 1) ? 1 : 0;
  into[F.cutsName] = joins(capital, gaps, from) + joins(capital, gaps, to + 1);
  into[F.cutsNumber] = joins(digits, gaps, from) + joins(digits, gaps, to + 1) + joins(time, gaps, from);
  into[F.brackets] = gaps[from] === 'other' && gaps[to + 1] === 'other' ? 1 : 0;
  into[F.begins] = from === 0 || (from === 1 && stop[0] === 1) ? 1 : 0;
}

/** 1 when the words on both sides of the gap are of the same sort and only a space parts them. */
function joins(sort: Uint8Array, gaps: Sentence['gaps'], i: number): number {
  return sort[i - 1] === 1 && sort[i] === 1 && gaps[i] === 'space' ? 1 : 0;
}

function shapeOf({ capital, digits, time, stop }: Sentence, from: number, to: number): number {
  let capitals = 0;
  let content = 0;
  let number = false;
  for (let i = from; i <= to; i++) {
    if (time[i] === 1) return 0;
    if (digits[i] === 1) number = true;
    if (stop[i] === 1) continue;
    content++;
    if (capital[i] === 1 && i > 0) capitals++;
  }
  if (number) return 1;
  if (capitals === content || (from === 0 && capital[0] === 1 && capitals === content - 1)) return 2;
  return capitals > 0 ? 3 : 4;
}

function lengthClass(words: number): number {
  if (words <= 4) return words - 1;
  if (words <= 6) return 4;
  return words <= 9 ? 5 : 6;
}

function wordClass({ tokens, stop, verb, asked, capital, digits }: Sentence, i: number): number {
  const word = tokens[i]?.word ?? '';
  if (stop[i] === 0) {
    if (asked[i] === 1) return 0;
    if (capital[i] === 1) return 1;
    if (digits[i] === 1) return 2;
    return verb[i] === 1 ? 3 : 4;
  }
  if (/^(?:the|a|an)$/.test(word)) return 5;
  if (PREPOSITIONS.has(word)) return 6;
  if (COPULAS.has(word)) return 7;
  return word === 'and' || word === 'or' ? 8 : 9;
}

/** The nearest gap from `i` on in a direction that is more than a space. */
function clauseEdge(gaps: Sentence['gaps'], i: number, step: 1 | -1): number {
  let at = i;
  while (gaps[at] === 'space' || gaps[at] === 'joined') at += step;
  return at;
}

function contentBefore(stop: Uint8Array, from: number): number {
  let i = from - 1;
  while (i >= 0 && stop[i] === 1) i--;
  return i;
}

function contentAfter(stop: Uint8Array, to: number): number {
  let i = to + 1;
  while (i < stop.length && stop[i] === 1) i++;
  return i;
}
