import type { AnswerSources, WrittenAnswer } from '@/lib/attribution/generated-text/find-sources-of-answer';

/** What explaining an answer needs of its model version. `key` names its files and records; equal keys are equal models. */
export type ExplainableModel = { readonly key: string } & (
  | {
      readonly kind: 'label';
      readonly weights: Uint8Array;
      readonly training: readonly { readonly text: string; readonly label: string }[];
    }
  | {
      readonly kind: 'text';
      /** Of the records, in training order. */
      readonly texts: readonly string[];
      /** An adapter's published files; null for another server's model. */
      readonly adapter: {
        readonly baseCid: string;
        readonly base: Uint8Array;
        readonly weights: Uint8Array;
        readonly gradients: Uint8Array;
      } | null;
    }
);

/** What is explained: a question that a label answers, or a text that was written. */
export type Explainable =
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'text'; readonly answer: WrittenAnswer };

export type LabelExplanation = {
  readonly label: string;
  readonly margin: number;
  readonly tau: Float64Array;
  readonly residual: number;
  readonly method: string;
};

export type Explanation =
  | { readonly kind: 'label'; readonly found: LabelExplanation }
  | { readonly kind: 'text'; readonly found: AnswerSources };
