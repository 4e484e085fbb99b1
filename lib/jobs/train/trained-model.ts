import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import type { Judgement } from '@/lib/attribution/harm/judge-records';
import type { ClassifierManifest, RetrievalManifest } from '@/lib/schemas/model-manifest';

/** What a training came to: the weights, the version's shares, and the part of the manifest that is its kind's own. */
export type TrainedModel = {
  readonly bytes: Uint8Array;
  readonly shares: ContributorShares;
  /** Which of the records do harm, in their order; null for a kind that cannot tell. */
  readonly judgements: readonly Judgement[] | null;
  readonly manifest:
    | Pick<ClassifierManifest, 'kind' | 'labelField' | 'settings' | 'labels' | 'evaluation'>
    | Pick<
        RetrievalManifest,
        'kind' | 'titleField' | 'questionField' | 'answerField' | 'settings' | 'passages' | 'evaluation'
      >;
};
