import { AppError } from '@/lib/core/errors';
import { computeCid } from '@/lib/records/compute-cid';
import type { StoredContent } from '@/lib/storage/content-store';

/** Hashes bytes that pass through `write` on their way; a piece is hashed once it is written. */
export async function hashThrough(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<StoredContent> {
  let byteSize = 0;
  async function* pass(): AsyncIterable<Uint8Array> {
    for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      await write(piece);
      byteSize += piece.byteLength;
      yield piece;
    }
  }
  const cid = await computeCid(pass());
  return { cid, byteSize };
}

/** Throws `content-mismatch` unless the bytes have the identifier they should have. */
export function requireSameCid(wanted: string | undefined, found: string): void {
  if (wanted === undefined || wanted === found) return;
  throw new AppError(
    'content-mismatch',
    `The file's content identifier is ${found}, not ${wanted}. Send the file anew.`,
    {
      details: { wanted, found },
    },
  );
}
