import { countedTerms } from '@/lib/models/retrieval/build-index';
import {
  type ChosenSentence,
  chooseSentences,
  informationOfTerms,
  type ReadPassage,
} from '@/lib/models/retrieval/choose-sentences';
import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import type { Question } from '@/lib/models/retrieval/read-question';
import { isSpan, SPAN_FEATURES, writeSpanFeatures } from '@/lib/models/retrieval/span-features';
import { SPAN_WEIGHTS } from '@/lib/models/retrieval/span-weights';
import type { AnswerPlace, RetrievalAnswer } from '@/lib/models/retrieval/types';

/** Passages whose text is read for an answer. */
export const PASSAGES_READ = 5;
/** Below this confidence nothing is said to fit: the passage holds too little of what the question asks about. */
export const LEAST_CONFIDENCE = 0.35;
/** Where less than half as much of the question stands around the same words, they are there by chance. */
const LEAST_PLACE_SCORE = 0.5;
const MOST_PLACES = 5;

const NOTHING: RetrievalAnswer = { text: '', places: [], confidence: 0, sentence: null };

type Span = { sentence: ChosenSentence; from: number; to: number; score: number };

/**
 * The answer to a question, in the words of one of the passages: the span of a sentence with the largest weighted sum
 * of its features (lib/models/retrieval/span-features.ts), the first of equals. A question without a question word is
 * answered by a whole sentence. Other records that carry the same words, with the question around them, are places of
 * the answer too. Deterministic: sums in a fixed order, no engine-dependent functions.
 * `passages` come best first, with the whole text of their records; at most PASSAGES_READ are read.
 */
export function findAnswer(
  open: OpenIndex,
  { question, passages }: { question: Question; passages: readonly ReadPassage[] },
): RetrievalAnswer {
  const read = passages.slice(0, PASSAGES_READ);
  const texts = new Map(read.map(({ record, text }) => [record, text]));
  const sentences = chooseSentences(open, question, read);
  const spans = question.kind === 'none' ? wholeSentences(sentences) : listSpans(open, sentences);
  let best: Span | null = null;
  for (const span of spans) if (!best || span.score > best.score) best = span;
  if (!best) return NOTHING;
  const confidence = confidenceOf(question, best, read);
  if (confidence < LEAST_CONFIDENCE) return { ...NOTHING, confidence };
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

function listSpans(open: OpenIndex, sentences: readonly ChosenSentence[]): Span[] {
  const features = new Float64Array(SPAN_FEATURES.length);
  const spans: Span[] = [];
  for (const sentence of sentences) {
    const words = sentence.sentence.tokens.length;
    for (let from = 0; from < words; from++) {
      const last = Math.min(words, from + open.index.settings.answerWords);
      for (let to = from; to < last; to++) {
        if (!isSpan(sentence.sentence, from, to)) continue;
        writeSpanFeatures(sentence, from, to, features);
        let score = 0;
        for (let k = 0; k < features.length; k++) {
          const value = features[k] ?? 0;
          if (value !== 0) score += value * (SPAN_WEIGHTS[k] ?? 0);
        }
        spans.push({ sentence, from, to, score });
      }
    }
  }
  return spans;
}

/** Each sentence as one span, scored by how much of the question stands in it and around it. */
function wholeSentences(sentences: readonly ChosenSentence[]): Span[] {
  return sentences.map((sentence) => {
    const { question, neighbourhood, passageScore } = sentence;
    const terms = new Set(sentence.sentence.tokens.map(({ term }) => term));
    const score = 4 * (informationOfTerms(question, terms) + neighbourhood / 2 + passageScore);
    return { sentence, from: 0, to: sentence.sentence.tokens.length - 1, score };
  });
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

function placeOf({ sentence, from, to }: Span, score: number): AnswerPlace {
  const { tokens } = sentence.sentence;
  return { record: sentence.record, start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0, score };
}

/** What belongs to the number before it. */
const UNIT =
  /^\s?(?:%|°[CF]?|(?:[mckµ]?m|[mk]?g|ml|l|ha|[kM]?Hz|[kM]?W|dB|h|min|s|km\/h|m\/s|mg\/l|mph)(?![\p{L}\p{N}]))/u;

/** Takes in the sign of a currency before, a percent sign or unit after a number, and a bracket that the span opened. */
function widen(place: AnswerPlace, text: string): AnswerPlace {
  const start = place.start - (/\p{Sc}$/u.test(text.slice(Math.max(0, place.start - 1), place.start)) ? 1 : 0);
  const inside = text.slice(start, place.end);
  const open = inside.lastIndexOf('(') > inside.lastIndexOf(')');
  const follows = text.slice(place.end, place.end + 8);
  const [after] = (open ? /^\)/ : /\p{N}$/u.test(inside) ? UNIT : /^$/).exec(follows) ?? [''];
  return { ...place, start, end: place.end + after.length };
}
