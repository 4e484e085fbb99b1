import type { ModelKind } from '@/lib/schemas/training';

/** What an asker is told about a model of a kind: what to write, what to expect, and how a private answer is paid instead. */
export type ModelWords = {
  readonly placeholder: string;
  /** Null where the answer speaks for itself. */
  readonly expect: string | null;
  /** What pays the contributors of an answer that is not private. */
  readonly paidBy: string;
  /** Whether it writes texts of its own, so that one can say how. */
  readonly writes: boolean;
};

export function modelWords(kind: ModelKind): ModelWords {
  switch (kind) {
    case 'classifier':
      return {
        placeholder: 'The text that the model shall classify',
        expect: null,
        paidBy: 'their influence on this answer',
        writes: false,
      };
    case 'retrieval':
      return {
        placeholder: 'Who …? When …? Where …? What …?',
        expect:
          'It answers in the words of one of its records and shows where they stand. When no record fits, it says so, and that costs nothing.',
        paidBy: 'what this answer quotes',
        writes: false,
      };
    case 'adapter':
      return {
        placeholder: 'A question that its records answer, in your own words',
        expect:
          'A small language model that recalls what it was taught. It is no general assistant: what its records do not answer, it makes up. An answer costs the same whatever its length.',
        paidBy: 'what shaped this answer',
        writes: true,
      };
    case 'endpoint':
      return {
        placeholder: 'Your question',
        expect:
          'Its builder’s own server writes the answer: your question is sent there, also when you keep it private here. What it rests on is what its builder says.',
        paidBy: 'which records hold the words of this answer',
        writes: true,
      };
    case 'decoder':
      return {
        placeholder: 'Your question',
        expect: 'A base is not asked by itself: ask an adapter laid upon it.',
        paidBy: 'what shaped this answer',
        writes: false,
      };
  }
}
