import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import { answerF1, exactMatch } from '@/lib/models/retrieval/squad-metrics';
import type { RankedPassage, RetrievalRecord } from '@/lib/models/retrieval/types';

/** A question that the text of a record answers, and the answer expected. */
export type KnownQuestion = { readonly question: string; readonly answer: string; readonly record: number };

/** Fractions of the questions: right record first, within the first five records; answer measures of SQuAD 1.1. */
export type RetrievalEvaluation = {
  readonly questionCount: number;
  readonly firstPassage: number;
  readonly withinFive: number;
  readonly exactMatch: number;
  readonly f1: number;
  /** F1 of the whole sentence that the answer stands in. */
  readonly sentenceF1: number;
};

/**
 * Asks the known questions and measures the answers. A record with the same text as the expected one is as right.
 * Null when there are no questions. `onProgress` hears how many are done.
 */
export function evaluateRetrieval(
  open: OpenIndex,
  { records, questions }: { records: readonly RetrievalRecord[]; questions: readonly KnownQuestion[] },
  onProgress: (done: number) => void = () => undefined,
): RetrievalEvaluation | null {
  if (questions.length === 0) return null;
  const textOf = (record: number) => records[record]?.text ?? null;
  const sums = { firstPassage: 0, withinFive: 0, exactMatch: 0, f1: 0, sentenceF1: 0 };
  questions.forEach((known, i) => {
    const { answer, ranked } = answerFromPassages(open, { question: known.question, textOf });
    const texts = distinctRecords(ranked).map(textOf);
    const at = texts.indexOf(textOf(known.record));
    if (at === 0) sums.firstPassage++;
    if (at >= 0 && at < 5) sums.withinFive++;
    if (exactMatch(answer.text, known.answer)) sums.exactMatch++;
    sums.f1 += answerF1(answer.text, known.answer);
    const [place] = answer.places;
    const sentence =
      place && answer.sentence && textOf(place.record)?.slice(answer.sentence.start, answer.sentence.end);
    sums.sentenceF1 += answerF1(sentence ?? '', known.answer);
    onProgress(i + 1);
  });
  const count = questions.length;
  return {
    questionCount: count,
    firstPassage: sums.firstPassage / count,
    withinFive: sums.withinFive / count,
    exactMatch: sums.exactMatch / count,
    f1: sums.f1 / count,
    sentenceF1: sums.sentenceF1 / count,
  };
}

/** Records in the order in which their best passages come. */
function distinctRecords(ranked: readonly RankedPassage[]): number[] {
  return [...new Set(ranked.map(({ record }) => record))];
}
