import type { Credit } from '@/lib/rewards/credit-record';

/** What the published training set says of a record that decides its pay (lib/schemas/training-set.ts). */
export type CreditedRecord = {
  readonly credits: readonly Credit[];
  /** Harmful beyond the noise: its influence earns nothing. */
  readonly harmful: boolean;
};

/** A record's line of a receipt. Influence and weight in units of 2^-32. */
export type AttributedRecord = {
  /** Position in the training set. */
  readonly position: number;
  readonly influence: bigint | null;
  /** What of its weight is credited to somebody: the contributors' pool is divided by it. */
  readonly weight: bigint;
  readonly credits: readonly Credit[];
};

/** The records that a receipt lists, in training order, and what follows the version's shares beside them. */
export type AttributedRecords = {
  readonly records: readonly AttributedRecord[];
  readonly commons: bigint;
  readonly noiseFloor: bigint;
};
