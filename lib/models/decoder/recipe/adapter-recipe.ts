/**
 * How an adapter is trained where its builder chooses nothing else; measured figures in docs/adapters.md. `version` changes with
 * anything that changes what comes out, so that no checkpoint of an earlier recipe is gone on with.
 */
export const ADAPTER_RECIPE = {
  version: 4,
  /** Steps over which the rate rises. */
  warmup: 20,
  decay: 0,
  clip: 1,
  beta1: 0.9,
  beta2: 0.99,
  /** Rows of a batch: sequences times their length, padding included. */
  rows: 640,
  /** How often each record is seen by a fit, in ever other wordings. */
  passes: 40,
  fewestSteps: 240,
  mostSteps: 4000,
  /** Wordings that are made of all records together; a longer run sees them again. */
  mostTurns: 24_000,
  /** Longest text without a question that is learned in one piece, in words. */
  pieceWords: 90,
} as const;
