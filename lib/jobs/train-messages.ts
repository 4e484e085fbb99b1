import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import type { Hex } from '@/lib/core/hex';
import type { ClassifierSettings, Evaluation } from '@/lib/models/classifier/types';

/** What the training thread is given: all it needs, so that it reaches for nothing. */
export type TrainThreadInput = {
  readonly records: readonly {
    readonly hash: Hex;
    readonly text: string;
    readonly label: string;
    readonly contributor: Hex;
  }[];
  readonly settings: Partial<ClassifierSettings>;
};

/** What the training thread tells: progress while it works, the result once, or the words of a failure. */
export type TrainThreadMessage =
  | {
      readonly kind: 'iteration';
      readonly phase: 'evaluation' | 'final';
      readonly iteration: number;
      readonly loss: number;
      readonly gradientMax: number;
    }
  | { readonly kind: 'sharing'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'result';
      readonly bytes: Uint8Array;
      readonly labels: readonly string[];
      readonly evaluation: Evaluation | null;
      readonly shares: ContributorShares;
    }
  | { readonly kind: 'refused'; readonly message: string };
