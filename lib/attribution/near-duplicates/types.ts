import type { Hex } from '@/lib/core/hex';

/** Where a record stands in the order in which records were submitted. */
export type Submission = {
  readonly submittedBlock: number;
  /** Log index in its block. */
  readonly submittedIndex: number;
  readonly contributionId: number;
  /** Position in its contribution's file, from 0. */
  readonly index: number;
};

/** A text of a public record, in whatever Datanet. A record with several texts is given once for each. */
export type PublicText = Submission & {
  readonly datanetId: number;
  readonly hash: Hex;
  readonly text: string;
  readonly contributor: Hex;
  /** Its contribution was rejected, or a curator left the record out. */
  readonly refused: boolean;
};

/** A part of a record's influence and whose it is. */
export type Credit = { readonly account: Hex; readonly partsPerMillion: number };

/** From which similarity on, in thousandths, a Datanet takes a record for a copy, and for one that resembles another. */
export type SimilarityThresholds = { readonly copyPermille: number; readonly resemblePermille: number };

/** A record that a model may be trained on. */
export type TrainableText = Omit<PublicText, 'refused'> & {
  /** Of its Datanet. */
  readonly thresholds: SimilarityThresholds;
  /** Whose it is when it is nobody else's: its author, or author and corrector. Sums to a million. */
  readonly credits: readonly Credit[];
  /** Hashes of the records that it corrects, directly or through others. */
  readonly corrects: readonly Hex[];
};

/** An earlier record and how alike it is, in thousandths. */
export type FoundResemblance = {
  readonly record: Pick<PublicText, 'datanetId' | 'contributionId' | 'index' | 'hash'>;
  readonly similarityPermille: number;
};

export const WHOLE = 1_000_000;
