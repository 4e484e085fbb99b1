import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import type { Judgement } from '@/lib/attribution/harm/judge-records';
import type { Hex } from '@/lib/core/hex';
import type { ClassifierSettings, Evaluation } from '@/lib/models/classifier/types';
import type { KnownQuestion, RetrievalEvaluation } from '@/lib/models/retrieval/evaluate-retrieval';
import type { RetrievalRecord, RetrievalSettings } from '@/lib/models/retrieval/types';
import type { Credit } from '@/lib/rewards/credit-record';
import type { AdapterManifest } from '@/lib/schemas/model-manifest';
import type { AdapterChoices, TrainingProgressView } from '@/lib/schemas/training';

/** What the training thread is given: all it needs, so that it reaches for nothing. */
export type TrainThreadInput = ClassifierThreadInput | RetrievalThreadInput | AdapterThreadInput;

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

export type AdapterThreadInput = {
  readonly kind: 'adapter';
  /** The base's file, by its content identifier. */
  readonly base: { readonly cid: string };
  readonly records: readonly {
    readonly hash: Hex;
    /** Null: the text goes on from its own beginning. */
    readonly question: string | null;
    readonly text: string;
    readonly credits: readonly Credit[];
  }[];
  readonly settings: AdapterChoices;
  readonly name: string;
};

/** What a thread's training came to: the weights as bytes, the version's shares, and what its kind measures. */
export type TrainThreadResult = {
  readonly kind: 'result';
  readonly bytes: Uint8Array;
  /** Each record's projected gradient, of an adapter; null for another kind. */
  readonly gradients: Uint8Array | null;
  readonly shares: ContributorShares;
  readonly trained:
    | {
        readonly kind: 'classifier';
        readonly labels: readonly string[];
        readonly evaluation: Evaluation | null;
        /** In the order of the records. */
        readonly judgements: readonly Judgement[];
      }
    | { readonly kind: 'retrieval'; readonly passages: number; readonly evaluation: RetrievalEvaluation | null }
    | ({ readonly kind: 'adapter'; readonly steps: number } & Pick<
        AdapterManifest,
        'accelerator' | 'evaluation' | 'attribution'
      >)
    /** Another server's model: there was nothing to train. */
    | { readonly kind: 'endpoint' };
};

export type TrainThreadProgress =
  | {
      readonly kind: 'iteration';
      readonly phase: 'evaluation' | 'final';
      readonly iteration: number;
      readonly loss: number;
      readonly gradientMax: number;
    }
  | {
      readonly kind: 'teaching';
      readonly phase: 'evaluation' | 'final';
      readonly step: number;
      /** Of this phase. */
      readonly steps: number;
      /** Mean of the steps since the last message, in nats per token of the answers; and the gradient's largest norm in them. */
      readonly loss: number;
      readonly norm: number;
      /** Of all fits, 0 to 1. */
      readonly fraction: number;
      /** Null until measured. */
      readonly tokensPerSecond: number | null;
      readonly secondsLeft: number | null;
      /** What was answered to held-out questions by now, the latest last. */
      readonly samples: TrainingProgressView['samples'];
    }
  | {
      readonly kind: 'indexing' | 'asking' | 'judging' | 'sharing' | 'quizzing' | 'tracing';
      readonly done: number;
      readonly total: number;
    };

/** What the training thread tells: progress while it works, the result once, or the words of a failure. */
export type TrainThreadMessage =
  | TrainThreadProgress
  | TrainThreadResult
  | { readonly kind: 'refused'; readonly message: string }
  /** It ended because it was asked to; its checkpoint is written. */
  | { readonly kind: 'stopped' };
