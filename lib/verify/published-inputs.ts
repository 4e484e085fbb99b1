import type { ChainFacts } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';

/** A file asked for by its content identifier. What was found hashes to it. */
export type FetchedFile =
  | { readonly state: 'found'; readonly bytes: Uint8Array }
  /** Nobody serves it, or not any more. */
  | { readonly state: 'missing' }
  /** What was served under this name is another file. */
  | { readonly state: 'altered'; readonly foundCid: string };

/** All that a verification starts from: events of the chain and files named by their content. No database. */
export type PublishedInputs = {
  readonly facts: ChainFacts;
  /** Throws `storage-unavailable` when the source does not answer. */
  readonly readFile: (cid: string) => Promise<FetchedFile>;
  /** The hashes of a contribution's records, which outlive its text; null when nobody serves them. Not to be trusted. */
  readonly readRecordHashes: (contributionId: number) => Promise<readonly Hex[] | null>;
};
