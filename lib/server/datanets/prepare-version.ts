import type { Address } from 'viem';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { ChainReader } from '@/lib/chain/clients';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { readStanding } from '@/lib/db/datanet-standing';
import { listAccepted, readRevision } from '@/lib/db/datanet-version';
import type { VersionManifest } from '@/lib/schemas/version-manifest';
import { readNextVersion } from '@/lib/server/datanets/list-versions';
import type { ContentStore } from '@/lib/storage/content-store';

export type PreparedVersion = {
  cid: string;
  hash: Hex;
  number: number;
  recordCount: number;
  /** What the contract must still count when it is published: acceptances, and withdrawals after them. */
  revision: number;
};

/**
 * Writes the manifest of a Datanet's next version and stores it, so that `publishVersion` can name it. Read from the
 * index, and only when the index has seen every acceptance and withdrawal that the chain counts.
 * @throws AppError `forbidden` unless a curator asks, `conflict` when nothing changed, `not-ready` while the index is behind
 */
export async function prepareVersion(
  { db, store, chain, registry }: { db: Db; store: ContentStore; chain: ChainReader; registry: Address },
  { datanetId, account }: { datanetId: number; account: string },
): Promise<PreparedVersion> {
  const standing = await readStanding(db, { datanetId, account });
  if (!standing) throw new AppError('not-found', `There is no Datanet ${datanetId}.`);
  if (!standing.curator) {
    throw new AppError('forbidden', `Only the owner and the curators of Datanet ${datanetId} publish its versions.`);
  }
  // Counted before the lists are read, and compared with the chain after: both count up only, so nothing came between.
  const revision = await readRevision(db, datanetId);
  const [next, accepted] = await Promise.all([readNextVersion({ db }, datanetId), listAccepted(db, datanetId)]);
  const onChain = await chain.readContract({
    address: registry,
    abi: datanetRegistryAbi,
    functionName: 'revisionOf',
    args: [BigInt(datanetId)],
  });
  if (BigInt(revision) !== onChain) throw behind(datanetId);
  if (!next.changed) {
    throw new AppError('conflict', `Nothing was accepted or withdrawn in Datanet ${datanetId} since its last version.`);
  }

  const manifest: VersionManifest = {
    version: 1,
    datanetId,
    number: next.number,
    contributions: accepted.map(({ sequence: _, ...contribution }) => contribution),
    recordCount: next.records,
  };
  const text = canonicalJson(manifest);
  const { cid } = await store.put({ bytes: new TextEncoder().encode(text) });
  return { cid, hash: keccak256(text), number: manifest.number, recordCount: manifest.recordCount, revision };
}

function behind(datanetId: number): AppError {
  return new AppError('not-ready', `The index has not seen the last decision in Datanet ${datanetId} yet. Try again.`);
}
