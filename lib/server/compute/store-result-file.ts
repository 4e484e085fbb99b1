import { keccak_256 } from '@noble/hashes/sha3';
import { AppError } from '@/lib/core/errors';
import { bytesToHex, type Hex } from '@/lib/core/hex';
import { isCid } from '@/lib/records/compute-cid';
import { MOST_FILE_BYTES } from '@/lib/schemas/compute';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { requireLease } from '@/lib/server/compute/require-lease';

/**
 * Takes a file of a result from the provider that holds the lease: hashed as it streams in, by the Keccak-256 that the
 * request's signature binds and by its content identifier. Nothing serves it before a manifest on chain names it.
 * Throws as {@link requireLease}; `too-large`, `content-mismatch`, `storage-unavailable`.
 */
export async function storeResultFile(
  { db, store }: ComputeDependencies,
  {
    runId,
    account,
    cid,
    hash,
    body,
  }: { runId: string; account: Hex; cid: string; hash: Hex; body: AsyncIterable<Uint8Array> },
): Promise<{ cid: string; byteSize: number }> {
  if (!isCid(cid)) throw new AppError('invalid-input', `"${cid.slice(0, 80)}" is not a content identifier.`);
  await requireLease({ db }, { runId, account });
  return store.put({ cid, bytes: hashedBy(body, hash) });
}

async function* hashedBy(body: AsyncIterable<Uint8Array>, wanted: Hex): AsyncIterable<Uint8Array> {
  const digest = keccak_256.create();
  let size = 0;
  for await (const piece of body) {
    size += piece.byteLength;
    if (size > MOST_FILE_BYTES)
      throw new AppError('too-large', `A file of a result has at most ${MOST_FILE_BYTES} bytes.`);
    digest.update(piece);
    yield piece;
  }
  const found = bytesToHex(digest.digest());
  if (found !== wanted) {
    throw new AppError('content-mismatch', `The file has the hash ${found}, not the ${wanted} that was signed.`);
  }
}
