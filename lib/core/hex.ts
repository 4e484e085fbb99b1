import { hexToBytes as fromHex, bytesToHex as toHex } from '@noble/hashes/utils';
import { AppError } from '@/lib/core/errors';

/** A 0x-prefixed lower-case hexadecimal string; the same shape as viem's `Hex`. */
export type Hex = `0x${string}`;

/** Bytes as 0x-prefixed lower-case hexadecimal. */
export function bytesToHex(bytes: Uint8Array): Hex {
  return `0x${toHex(bytes)}`;
}

/** The bytes of a 0x-prefixed hexadecimal string. Throws `invalid-input` when it is not one. */
export function hexToBytes(hex: Hex): Uint8Array {
  try {
    return fromHex(hex.slice(2));
  } catch (cause) {
    throw new AppError('invalid-input', `Not a hexadecimal string: ${hex.slice(0, 80)}`, { cause });
  }
}

/** An address or hash in lower case, as the database and published files have it: equal ones are then equal texts. */
export function toLowerHex(hex: Hex): Hex {
  return `0x${hex.slice(2).toLowerCase()}`;
}
