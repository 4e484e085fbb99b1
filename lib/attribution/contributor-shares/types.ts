import type { Hex } from '@/lib/core/hex';

/**
 * `leave-one-out`: retrained without each contributor, judged on the held-out records.
 * `newton-step`: the same, by one Newton step of the fit without each contributor, where retraining costs too much.
 * `record-counts`: by accepted records, where the other two cannot speak.
 */
export type ContributorSharesRule = 'leave-one-out' | 'newton-step' | 'record-counts';

/** How a model version's contributors' part is divided where an answer's own influence cannot speak. */
export type ContributorShares = {
  readonly rule: ContributorSharesRule;
  /** Accounts ascending; parts sum to 1,000,000. */
  readonly shares: readonly { readonly account: Hex; readonly partsPerMillion: number }[];
  /** By how much the mean held-out log loss would rise without each contributor; null when not measured. */
  readonly effects: readonly { readonly account: Hex; readonly records: number; readonly effect: number | null }[];
};
