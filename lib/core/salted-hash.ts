import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';

/**
 * Commits to a value without showing it: Keccak-256 of the canonical JSON (RFC 8785) of `{salt, value}`. Whoever has
 * the salt can prove what the value was.
 */
export function saltedHash(salt: string, value: Json): Hex {
  return keccak256(canonicalJson({ salt, value }));
}
