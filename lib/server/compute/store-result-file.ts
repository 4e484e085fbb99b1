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
 * Throws as {@link requireLease}; `too-large` (also for a third file of one result), `content-mismatch`,
 * `storage-unavailable`.
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
  const { attempt } = await requireLease({ db }, { runId, account });
  noteFile(`${runId}/${attempt.position}`, cid);
  return store.put({ cid, bytes: hashedBy(body, hash) });
}

/** Weights, and an adapter's index of gradients: the same job gives the same files, however often they are sent. */
const MOST_FILES = 2;
/** Computations whose files are remembered, by this process. */
const KEPT = 1_000;
const files = new Map<string, Set<string>>();

/** Throws `too-large` for more files than a result has. */
function noteFile(computation: string, cid: string): void {
  const sent = files.get(computation) ?? new Set();
  if (!sent.has(cid) && sent.size >= MOST_FILES) {
    throw new AppError('too-large', `A result has at most ${MOST_FILES} files, and as many were sent already.`);
  }
  files.set(computation, sent.add(cid));
  const [oldest] = files.keys();
  if (files.size > KEPT && oldest !== undefined) files.delete(oldest);
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
