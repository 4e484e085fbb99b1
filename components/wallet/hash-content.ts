import { type Address, concat, type Hash, type Hex, keccak256, numberToHex } from 'viem';

/** What a transaction does, as one hash of whom it calls, what it says and what it brings along in wei. */
export function hashContent({ to, input, value }: { to: Address | null; input: Hex; value: bigint }): Hash {
  return keccak256(concat([to ?? '0x', numberToHex(value, { size: 32 }), input]));
}
