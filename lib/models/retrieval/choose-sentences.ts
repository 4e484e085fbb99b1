import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import type { Question } from '@/lib/models/retrieval/read-question';
import { readSentence, type Sentence } from '@/lib/models/retrieval/read-sentence';
import type { SpanContext } from '@/lib/models/retrieval/span-features';
import { splitSentences } from '@/lib/models/retrieval/split-sentences';
import type { RankedPassage } from '@/lib/models/retrieval/types';

/** A passage with the whole text of its record. */
export type ReadPassage = RankedPassage & { readonly text: string };

/** A sentence in which the answer is looked for. */
export type ChosenSentence = SpanContext & {
  readonly record: number;
  /** UTF-16 range in the record's text. */
  readonly start: number;
  readonly end: number;
};

/** Sentences read word by word for one question. */
const MOST_SENTENCES = 10;

/**
 * The sentences of the passages in which most of the question stands: by the information of its terms in the sentence,
 * half of that in the sentence and its neighbours, and the passage's own score. Passages come best first; a sentence
 * that two of them share counts once.
 */
export function chooseSentences(
  open: OpenIndex,
  question: Question,
  passages: readonly ReadPassage[],
): ChosenSentence[] {
  const top = passages[0]?.score ?? 1;
  const seen = new Set<string>();
  const found: (ChosenSentence & { worth: number })[] = [];
  for (const { record, start, end, score, text, passage } of passages) {
    const ranges = splitSentences(text.slice(start, end)).map((range) => ({
      start: start + range.start,
      end: start + range.end,
    }));
    const sentences = ranges.map((range) => readSentence(open, question, { text, ...range }));
    const covered = sentences.map((sentence) => termsAskedIn([sentence]));
    sentences.forEach((sentence, i) => {
      const range = ranges[i];
      if (!range || sentence.tokens.length === 0 || seen.has(`${record}:${range.start}`)) return;
      seen.add(`${record}:${range.start}`);
      const around = termsAskedIn(sentences.slice(Math.max(0, i - 1), i + 2));
      const neighbourhood = informationOfTerms(question, around);
      const passageScore = score / top;
      found.push({
        question,
        sentence,
        neighbourhood,
        passageScore,
        firstPassage: passage === passages[0]?.passage,
        record,
        ...range,
        worth: informationOfTerms(question, covered[i] ?? new Set()) + neighbourhood / 2 + passageScore,
      });
    });
  }
  // Array.sort is stable: equal sentences stay in the order of the passages.
  return found.sort((a, b) => b.worth - a.worth).slice(0, MOST_SENTENCES);
}

function termsAskedIn(sentences: readonly Sentence[]): Set<string> {
  const terms = new Set<string>();
  for (const { tokens, asked } of sentences) {
    tokens.forEach(({ term }, i) => {
      if (asked[i] === 1) terms.add(term);
    });
  }
  return terms;
}

/** The information of these terms as a part of the whole question's, summed in the order of the question. */
export function informationOfTerms({ terms, information, total }: Question, present: ReadonlySet<string>): number {
  let sum = 0;
  for (const term of terms) if (present.has(term)) sum += information.get(term) ?? 0;
  return total === 0 ? 0 : sum / total;
}
