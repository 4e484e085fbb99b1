import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import type { Judgement } from '@/lib/attribution/harm/judge-records';
import type { Hex } from '@/lib/core/hex';
import type { ClassifierSettings, Evaluation } from '@/lib/models/classifier/types';
import type { KnownQuestion, RetrievalEvaluation } from '@/lib/models/retrieval/evaluate-retrieval';
import type { RetrievalRecord, RetrievalSettings } from '@/lib/models/retrieval/types';
import type { Credit } from '@/lib/rewards/credit-record';

/** What the training thread is given: all it needs, so that it reaches for nothing. */
export type TrainThreadInput = ClassifierThreadInput | RetrievalThreadInput;

export type ClassifierThreadInput = {
  readonly kind: 'classifier';
  readonly records: readonly {
    readonly hash: Hex;
    readonly text: string;
    readonly label: string;
    readonly credits: readonly Credit[];
  }[];
  readonly settings: Partial<ClassifierSettings>;
};

export type RetrievalThreadInput = {
  readonly kind: 'retrieval';
  readonly records: readonly (RetrievalRecord & { readonly credits: readonly Credit[] })[];
  /** What the answers are measured with; never indexed. */
  readonly questions: readonly KnownQuestion[];
  readonly settings: RetrievalSettings;
};

/** What a thread's training came to: the weights as bytes, the version's shares, and what its kind measures. */
export type TrainThreadResult = {
  readonly kind: 'result';
  readonly bytes: Uint8Array;
  readonly shares: ContributorShares;
  readonly trained:
    | {
        readonly kind: 'classifier';
        readonly labels: readonly string[];
        readonly evaluation: Evaluation | null;
        /** In the order of the records. */
        readonly judgements: readonly Judgement[];
      }
    | { readonly kind: 'retrieval'; readonly passages: number; readonly evaluation: RetrievalEvaluation | null };
};

export type TrainThreadProgress =
  | {
      readonly kind: 'iteration';
      readonly phase: 'evaluation' | 'final';
      readonly iteration: number;
      readonly loss: number;
      readonly gradientMax: number;
    }
  | { readonly kind: 'indexing' | 'asking' | 'judging' | 'sharing'; readonly done: number; readonly total: number };

/** What the training thread tells: progress while it works, the result once, or the words of a failure. */
export type TrainThreadMessage =
  | TrainThreadProgress
  | TrainThreadResult
  | { readonly kind: 'refused'; readonly message: string };
