import { keccak_256 } from '@noble/hashes/sha3';
import { bytesToHex, type Hex } from '@/lib/core/hex';

const encoder = new TextEncoder();

/** Keccak-256 digest (32 bytes), as the EVM computes it. A string is hashed as UTF-8. */
export function keccakBytes(data: Uint8Array | string): Uint8Array {
  return keccak_256(typeof data === 'string' ? encoder.encode(data) : data);
}

/** Keccak-256 as 0x-prefixed hexadecimal. A string is hashed as UTF-8. */
export function keccak256(data: Uint8Array | string): Hex {
  return bytesToHex(keccakBytes(data));
}
