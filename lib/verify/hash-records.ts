import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';

/** Keccak-256 over the hashes of records, in order: what a manifest names as `recordsHash`. */
export function hashRecords(records: readonly { readonly hash: Hex }[]): Hex {
  return keccak256(records.map(({ hash }) => hash).join(''));
}
