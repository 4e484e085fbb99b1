import { AppError } from '@/lib/core/errors';
import { bytesToHex, type Hex, hexToBytes } from '@/lib/core/hex';
import { keccakBytes } from '@/lib/core/keccak';

/**
 * Merkle trees that OpenZeppelin's `MerkleProof` verifies: inner nodes hash their two children in
 * ascending order (commutative), and leaves are hashed twice so that no inner node passes for a leaf.
 * Laid out as a complete binary tree in one array: children of `i` at `2i+1` and `2i+2`, and leaf
 * `k` of `n` at `2n-2-k`.
 */
export type MerkleTree = { readonly leafCount: number; readonly nodes: readonly Uint8Array[] };

/** The double-hashed leaf of ABI-encoded words (each 32 bytes, concatenated). */
export function merkleLeaf(encoded: Uint8Array): Uint8Array {
  return keccakBytes(keccakBytes(encoded));
}

/** Builds the tree over leaves already hashed by {@link merkleLeaf}, in their order. */
export function buildMerkleTree(leaves: readonly Uint8Array[]): MerkleTree {
  if (leaves.length === 0) throw new AppError('invalid-input', 'A Merkle tree needs at least one leaf.');
  const size = 2 * leaves.length - 1;
  const nodes: Uint8Array[] = new Array(size);
  leaves.forEach((leaf, k) => {
    nodes[size - 1 - k] = leaf;
  });
  for (let i = leaves.length - 2; i >= 0; i--) nodes[i] = hashPair(at(nodes, 2 * i + 1), at(nodes, 2 * i + 2));
  return { leafCount: leaves.length, nodes };
}

export function merkleRoot(tree: MerkleTree): Hex {
  return bytesToHex(at(tree.nodes, 0));
}

/** The sibling path of leaf `index`, from the leaf up. */
export function merkleProof(tree: MerkleTree, index: number): Hex[] {
  if (!Number.isInteger(index) || index < 0 || index >= tree.leafCount) {
    throw new AppError('invalid-input', `No leaf ${index} in a tree of ${tree.leafCount}.`);
  }
  const proof: Hex[] = [];
  for (let i = tree.nodes.length - 1 - index; i > 0; i = (i - 1) >> 1) {
    proof.push(bytesToHex(at(tree.nodes, i % 2 === 1 ? i + 1 : i - 1)));
  }
  return proof;
}

/** Whether `proof` leads from `leaf` to `root`, as OpenZeppelin's `MerkleProof.verify` decides it. */
export function verifyMerkleProof(input: { leaf: Uint8Array; proof: readonly Hex[]; root: Hex }): boolean {
  let node = input.leaf;
  for (const sibling of input.proof) node = hashPair(node, hexToBytes(sibling));
  return bytesToHex(node) === input.root.toLowerCase();
}

function hashPair(a: Uint8Array, b: Uint8Array): Uint8Array {
  const pair = new Uint8Array(64);
  const ordered = isBefore(a, b);
  pair.set(ordered ? a : b, 0);
  pair.set(ordered ? b : a, 32);
  return keccakBytes(pair);
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < 32; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

function at(nodes: readonly Uint8Array[], index: number): Uint8Array {
  const node = nodes[index];
  if (!node) throw new AppError('internal', `Merkle node ${index} of ${nodes.length} is missing.`);
  return node;
}
