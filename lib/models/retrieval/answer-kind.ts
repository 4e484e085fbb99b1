import { GERMAN_FUNCTION_WORDS } from '@/lib/models/retrieval/german-question';
import type { Question, QuestionKind } from '@/lib/models/retrieval/read-question';
import type { Sentence } from '@/lib/models/retrieval/read-sentence';

/** Units that may stand right after a number, as part of a regular expression. */
export const UNITS = '(?:[mckµ]?m|[mk]?g|ml|l|ha|[kM]?Hz|[kM]?W|dB|h|min|s|km/h|m/s|mg/l|mph)';
const UNIT = new RegExp(`^${UNITS}$`, 'i');

/** Besides words with a digit in them and the English number words that every sentence knows (read-sentence.ts). */
const NUMBERS = new Set(
  (
    'none once hundreds thousands millions keine keinen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf ' +
    'zwanzig dreißig vierzig fünfzig hundert hunderte tausend tausende dutzend halb einmal zweimal dreimal'
  ).split(' '),
);
/** Besides years, and the months and weekdays in English that every sentence knows (read-sentence.ts). */
const TIMES = new Set(
  (
    'dawn morning noon afternoon dusk evening night midnight today yesterday spring summer autumn winter morgen morgens ' +
    'mittag mittags nachmittag abend abends nacht nachts dämmerung heute gestern frühling frühjahr sommer herbst uhr ' +
    'januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
    'jahrhundert'
  ).split(' '),
);
/** What a place is told with. */
const BEFORE_PLACES = new Set(
  (
    'in at on near by beside below above under behind between along from to into onto across through outside inside ' +
    'around opposite im an am auf aus bei beim neben unter über hinter vor zwischen nach ' +
    'entlang gegenüber oberhalb unterhalb'
  ).split(' '),
);

/** A `measure` is a number with a unit after it. */
type WordKind = 'number' | 'measure' | 'unit' | 'time' | 'other';

const ANY: readonly WordKind[] = ['number', 'measure', 'unit', 'time', 'other'];
const FITTING: Readonly<Record<QuestionKind, readonly WordKind[]>> = {
  number: ['number', 'measure'],
  when: ['number', 'time'],
  where: ['other'],
  who: ['other'],
  what: ANY,
  how: ['other'],
  none: ANY,
};

/**
 * Whether the words `from` to `to` (inclusive) can be what is asked for: one of them is of a fitting kind, is not
 * passed over, and does not stand in the question itself.
 */
export function fitsKind({ kind, focus, passedOver }: Question, sentence: Sentence, from: number, to: number): boolean {
  // "What is the height …" may ask for a number, "What did it eat?" does not.
  const fitting = kind === 'what' && focus.size === 0 ? FITTING.who : FITTING[kind];
  for (let i = from; i <= to; i++) {
    if (sentence.stop[i] === 1 || sentence.asked[i] === 1) continue;
    if (passedOver.has(sentence.tokens[i]?.word ?? '')) continue;
    if (fitting.includes(wordKind(sentence, i))) return true;
  }
  return false;
}

/** The same of a whole sentence or a long part, which tells where something is by a word such as "in" or "near". */
export function sentenceFitsKind(question: Question, sentence: Sentence, from: number, to: number): boolean {
  if (!fitsKind(question, sentence, from, to)) return false;
  if (question.kind !== 'where') return true;
  const { tokens } = sentence;
  return tokens
    .slice(from, to)
    .some(({ word }, i) => BEFORE_PLACES.has(word) && leadsToPlace(sentence, from + i + 1, to));
}

function leadsToPlace(sentence: Sentence, after: number, to: number): boolean {
  const { tokens, stop } = sentence;
  let i = after;
  while (stop[i] === 1 || GERMAN_FUNCTION_WORDS.has(tokens[i]?.word ?? '')) i++;
  return i <= to && wordKind(sentence, i) === 'other';
}

function wordKind({ tokens, digits, time }: Sentence, i: number): WordKind {
  const word = tokens[i]?.word ?? '';
  if (digits[i] === 1 || NUMBERS.has(word)) return UNIT.test(tokens[i + 1]?.word ?? '') ? 'measure' : 'number';
  if (time[i] === 1 || TIMES.has(word)) return 'time';
  return digits[i - 1] === 1 && UNIT.test(word) ? 'unit' : 'other';
}
