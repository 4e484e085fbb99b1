import type { ChainPlace } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';
import { applyCorrections } from '@/lib/records/apply-corrections';
import type { RecordFields } from '@/lib/records/record-line';
import type { LoadedVersion } from '@/lib/verify/load-datanet-version';

/** A record of a Datanet version, read from its contribution's file; `firstAuthor` differs from who corrected it. */
export type VersionRecord = {
  readonly datanetId: number;
  readonly contributionId: number;
  readonly index: number;
  readonly hash: Hex;
  readonly contentHash: Hex;
  readonly supersedes: Hex | null;
  readonly fields: RecordFields;
  readonly contributor: Hex;
  readonly firstAuthor: Hex;
  /** Hashes of the version's records that it corrects, directly or through others. */
  readonly corrects: readonly Hex[];
  readonly submitted: ChainPlace;
};

/**
 * The records of a version in version order (acceptance, then index), without those its curators left out and those that
 * another record of the version corrects. Null when the text of any contribution is gone: what corrected what is then
 * not known any more.
 */
export function listVersionRecords(version: LoadedVersion): VersionRecord[] | null {
  const all: Omit<VersionRecord, 'firstAuthor' | 'corrects'>[] = [];
  for (const { fact, records } of version.contributions) {
    if (!records) return null;
    const excluded = new Set(fact.accepted?.excluded);
    for (const { index, hash, contentHash, fields, supersedes } of records) {
      if (excluded.has(index)) continue;
      all.push({
        datanetId: version.datanetId,
        contributionId: fact.id,
        index,
        hash,
        contentHash,
        supersedes: supersedes ?? null,
        fields,
        contributor: fact.contributor,
        submitted: fact.submitted,
      });
    }
  }
  return applyCorrections(all);
}
