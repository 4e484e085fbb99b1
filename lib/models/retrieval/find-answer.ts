import { fitsKind, sentenceFitsKind, UNITS } from '@/lib/models/retrieval/answer-kind';
import { readingOf } from '@/lib/models/retrieval/answer-rules';
import { countedTerms } from '@/lib/models/retrieval/build-index';
import {
  type ChosenSentence,
  chooseSentences,
  informationOfTerms,
  type ReadPassage,
} from '@/lib/models/retrieval/choose-sentences';
import { listSentences } from '@/lib/models/retrieval/list-sentences';
import { bestOf, likelihoodOf, listSpans, type Span } from '@/lib/models/retrieval/list-spans';
import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import type { Question } from '@/lib/models/retrieval/read-question';
import type { AnswerPlace, RetrievalAnswer } from '@/lib/models/retrieval/types';

/** Passages whose text is read for an answer. */
export const PASSAGES_READ = 5;
/** Where the best span is rather beside the answer than in it, a whole sentence is quoted. */
const LEAST_LIKELIHOOD = 0.5;
/** A sentence in which much less of the question stands than in another is not quoted for being of a fitting kind. */
const LEAST_PART_OF_BEST = 0.8;
/** Where less than half as much of the question stands around the same words, they are there by chance. */
const LEAST_PLACE_SCORE = 0.5;
const MOST_PLACES = 5;

const NOTHING: RetrievalAnswer = { text: '', places: [], confidence: 0, sentence: null };

/**
 * The answer to a question, in the words of one of the passages: the span of a sentence with the largest weighted sum
 * of its features (lib/models/retrieval/span-features.ts), the first of equals. A question without a question word is
 * answered by a whole sentence. Other records that carry the same words, with the question around them, are places of
 * the answer too. Deterministic: sums in a fixed order, no engine-dependent functions.
 * What is an answer, and how much of the question has to be found, is decided by the rule that the index names
 * (lib/models/retrieval/answer-rules.ts).
 * `passages` come best first, with the whole text of their records; at most PASSAGES_READ are read.
 */
export function findAnswer(
  open: OpenIndex,
  { question, passages }: { question: Question; passages: readonly ReadPassage[] },
): RetrievalAnswer {
  const read = passages.slice(0, PASSAGES_READ);
  const texts = new Map(read.map(({ record, text }) => [record, text]));
  const sentences = chooseSentences(open, question, read);
  const spans = listCandidates(open, question, sentences);
  const best = bestOf(spans);
  if (!best) return NOTHING;
  const confidence = confidenceOf(question, best, read);
  if (confidence < readingOf(open).leastConfidence) return { ...NOTHING, confidence };
  const { start, end } = best.sentence;
  const places = placesOf(best, spans).map((place) => widen(place, texts.get(place.record) ?? ''));
  const [found] = places;
  return {
    text: found ? (texts.get(found.record) ?? '').slice(found.start, found.end) : '',
    places,
    confidence,
    sentence: { start, end },
  };
}

/** The spans of which the best is the answer: parts of sentences, or whole ones. */
function listCandidates(open: OpenIndex, question: Question, sentences: readonly ChosenSentence[]): Span[] {
  const { byKind, sentenceWords } = readingOf(open);
  const spans = question.whole ? [] : listSpans(open, sentences);
  if (!byKind) return question.whole ? listSentences(sentences, sentenceWords).map(withoutMarks) : spans;
  const fitting = spans.filter(({ sentence: { sentence }, from, to }) => fitsKind(question, sentence, from, to));
  const best = bestOf(fitting);
  if (best && likelihoodOf(best, spans) >= LEAST_LIKELIHOOD) return fitting;
  const whole = listSentences(sentences, sentenceWords);
  const least = (bestOf(whole)?.score ?? 0) * LEAST_PART_OF_BEST;
  return whole.filter(
    ({ sentence: { sentence }, from, to, score }) => score >= least && sentenceFitsKind(question, sentence, from, to),
  );
}

/** From the first word to the last. */
function withoutMarks(span: Span): Span {
  const { tokens } = span.sentence.sentence;
  return { ...span, start: tokens[0]?.start ?? span.start, end: tokens.at(-1)?.end ?? span.end };
}

/** The information of the question's terms that the answer's passage holds, as a part of the whole question's. */
function confidenceOf(question: Question, { sentence }: Span, passages: readonly ReadPassage[]): number {
  let most = 0;
  for (const { record, start, end, text } of passages) {
    if (record !== sentence.record || start > sentence.start || end < sentence.end) continue;
    const present = new Set(countedTerms(text.slice(start, end)));
    most = Math.max(most, informationOfTerms(question, present));
  }
  return most;
}

/**
 * The best place of the same words in each record: the answer's own first, then by score, ties by record. A place is as
 * good as the part of the question's information around it is to that around the answer.
 */
function placesOf(best: Span, spans: readonly Span[]): AnswerPlace[] {
  const words = wordsOf(best);
  const byRecord = new Map<number, Span>([[best.sentence.record, best]]);
  for (const span of spans) {
    if (span.to - span.from !== best.to - best.from || wordsOf(span) !== words) continue;
    const known = byRecord.get(span.sentence.record);
    if (!known || span.score > known.score) byRecord.set(span.sentence.record, span);
  }
  const around = best.sentence.neighbourhood;
  const others = [...byRecord.values()]
    .filter((span) => span !== best)
    .map((span) => placeOf(span, around === 0 ? 0 : Math.min(1, span.sentence.neighbourhood / around)))
    .filter(({ score }) => score >= LEAST_PLACE_SCORE)
    .sort((a, b) => b.score - a.score || a.record - b.record);
  return [placeOf(best, 1), ...others].slice(0, MOST_PLACES);
}

function wordsOf({ sentence, from, to }: Span): string {
  return sentence.sentence.tokens
    .slice(from, to + 1)
    .map(({ word }) => word)
    .join(' ');
}

function placeOf({ sentence: { record }, start, end }: Span, score: number): AnswerPlace {
  return { record, start, end, score };
}

/** What belongs to the number before it. */
const UNIT = new RegExp(String.raw`^\s?(?:%|°[CF]?|${UNITS}(?![\p{L}\p{N}]))`, 'u');

/** Takes in the sign of a currency before, a percent sign or unit after a number, and a bracket that the span opened. */
function widen(place: AnswerPlace, text: string): AnswerPlace {
  const start = place.start - (/\p{Sc}$/u.test(text.slice(Math.max(0, place.start - 1), place.start)) ? 1 : 0);
  const inside = text.slice(start, place.end);
  const open = inside.lastIndexOf('(') > inside.lastIndexOf(')');
  const follows = text.slice(place.end, place.end + 8);
  const [after] = (open ? /^\)/ : /\p{N}$/u.test(inside) ? UNIT : /^$/).exec(follows) ?? [''];
  return { ...place, start, end: place.end + after.length };
}
