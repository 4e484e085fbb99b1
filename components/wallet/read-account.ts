import { isAddress } from 'viem';
import { findAccount } from '@/lib/chain/account-names';
import { type Hex, toLowerHex } from '@/lib/core/hex';

/** The account that somebody typed: an address, or on the local chain a name. Null when it is none. */
export function readAccount(text: string, chain: { local: boolean }): Hex | null {
  const typed = text.trim();
  const address = findAccount(typed, chain) ?? typed;
  // Mixed case is a checksum (EIP-55): one that is wrong is a mistyped address.
  const mixed = /[a-f]/.test(address.slice(2)) && /[A-F]/.test(address.slice(2));
  return isAddress(address, { strict: mixed }) ? toLowerHex(address) : null;
}

export const ACCOUNT_PROBLEM = 'That is not an account’s address: 0x and 40 digits, copied whole.';
