import { type Hex, hexToBytes } from '@/lib/core/hex';
import {
  buildMerkleTree,
  type MerkleTree,
  merkleLeaf,
  merkleProof,
  merkleRoot,
  verifyMerkleProof,
} from '@/lib/core/merkle';

/** The Merkle tree over a contribution's record hashes in the order of its file. Throws `invalid-input` when empty. */
export function recordsTree(hashes: readonly Hex[]): MerkleTree {
  return buildMerkleTree(hashes.map((hash, index) => recordLeaf(index, hash)));
}

/** The root a contributor signs on chain. */
export function recordsRoot(hashes: readonly Hex[]): Hex {
  return merkleRoot(recordsTree(hashes));
}

/** The proof that record `index` is part of the contribution; OpenZeppelin's `MerkleProof` verifies it. */
export function recordProof(hashes: readonly Hex[], index: number): Hex[] {
  return merkleProof(recordsTree(hashes), index);
}

/** Whether `proof` shows the record to be number `index` (from 0) of the contribution with this root. */
export function verifyRecordProof(input: { hash: Hex; index: number; proof: readonly Hex[]; root: Hex }): boolean {
  return verifyMerkleProof({ leaf: recordLeaf(input.index, input.hash), proof: input.proof, root: input.root });
}

/** keccak256(keccak256(uint256(index) ‖ hash)) */
function recordLeaf(index: number, hash: Hex): Uint8Array {
  const encoded = new Uint8Array(64);
  new DataView(encoded.buffer).setUint32(28, index);
  encoded.set(hexToBytes(hash), 32);
  return merkleLeaf(encoded);
}
