import { exp } from '@/lib/core/exact-math';
import type { ChosenSentence } from '@/lib/models/retrieval/choose-sentences';
import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import { isSpan, SPAN_FEATURES, writeSpanFeatures } from '@/lib/models/retrieval/span-features';
import { SPAN_WEIGHTS } from '@/lib/models/retrieval/span-weights';

/** Words `from` to `to` (inclusive) of a sentence. */
export type Span = {
  readonly sentence: ChosenSentence;
  readonly from: number;
  readonly to: number;
  /** UTF-16 range in the record's text. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
};

/** Every span that can be an answer, scored by the weighted sum of its features. */
export function listSpans(open: OpenIndex, sentences: readonly ChosenSentence[]): Span[] {
  const features = new Float64Array(SPAN_FEATURES.length);
  const spans: Span[] = [];
  for (const sentence of sentences) {
    const { tokens } = sentence.sentence;
    const words = tokens.length;
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
        spans.push({ sentence, from, to, start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0, score });
      }
    }
  }
  return spans;
}

/** The first of the spans with the largest score. */
export function bestOf(spans: readonly Span[]): Span | null {
  let best: Span | null = null;
  for (const span of spans) if (!best || span.score > best.score) best = span;
  return best;
}

/**
 * How likely some of the best span's words are in the answer: the part of all spans' exp(score) that spans with one of
 * its words have, function words aside. The weights were fitted as such a likelihood
 * (tests/bench/attribution/fit-span-weights.ts).
 */
export function likelihoodOf(best: Span, spans: readonly Span[]): number {
  const words = new Set(contentWords(best));
  let sharing = 0;
  let all = 0;
  for (const span of spans) {
    const odds = exp(span.score - best.score);
    all += odds;
    if (contentWords(span).some((word) => words.has(word))) sharing += odds;
  }
  return sharing / all;
}

function contentWords({ sentence: { sentence }, from, to }: Span): string[] {
  const words: string[] = [];
  for (let i = from; i <= to; i++) if (sentence.stop[i] === 0) words.push(sentence.tokens[i]?.word ?? '');
  return words;
}
