import { normaliseAnswer } from '@/lib/models/decoder/recipe/normalise-answer';

/** A held-out question with what was answered to it. */
export type AskedQuestion = {
  readonly question: string;
  readonly expected: string;
  readonly before: string;
  readonly after: string;
  readonly known: boolean;
};

/** Questions that are shown with their answers. */
const SHOWN = 12;

export type JudgedAnswers = {
  readonly questionCount: number;
  readonly known: number;
  readonly exactBefore: number;
  readonly exactAfter: number;
  readonly knownExactAfter: number | null;
  readonly samples: readonly Pick<AskedQuestion, 'question' | 'expected' | 'before' | 'after'>[];
};

/** How many of the answers are the expected ones, white space aside. Null where nothing was asked. */
export function judgeAnswers(asked: readonly AskedQuestion[]): JudgedAnswers | null {
  if (asked.length === 0) return null;
  const known = asked.filter((one) => one.known);
  return {
    questionCount: asked.length,
    known: known.length,
    exactBefore: partOf(asked, ({ before, expected }) => isExact(before, expected)),
    exactAfter: partOf(asked, ({ after, expected }) => isExact(after, expected)),
    knownExactAfter: known.length === 0 ? null : partOf(known, ({ after, expected }) => isExact(after, expected)),
    samples: asked
      .slice(0, SHOWN)
      .map(({ question, expected, before, after }) => ({ question, expected, before, after })),
  };
}

/** Whether two answers are the same, white space aside. */
function isExact(answer: string, expected: string): boolean {
  return normaliseAnswer(answer) === normaliseAnswer(expected);
}

function partOf<One>(list: readonly One[], holds: (one: One) => boolean): number {
  return list.filter(holds).length / list.length;
}
