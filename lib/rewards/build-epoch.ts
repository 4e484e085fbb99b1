import { AppError } from '@/lib/core/errors';
import { type Hex, hexToBytes, toLowerHex } from '@/lib/core/hex';
import { buildMerkleTree, merkleLeaf, merkleProof, merkleRoot } from '@/lib/core/merkle';

/** What an account has earned in all epochs together, and how much of it in this one. Base units. */
export type EpochEntry = { readonly account: Hex; readonly amount: bigint; readonly cumulative: bigint };

export type Epoch = {
  /** Accounts ascending; those that earned nothing this time keep their line, so that they can still claim. */
  readonly entries: readonly EpochEntry[];
  readonly root: Hex;
  /** Sum of the cumulative earnings: what the distributor must have received by now. */
  readonly total: bigint;
};

/**
 * Adds an epoch's shares to the cumulative earnings before it and commits to them in a Merkle tree, leaf k
 * being entry k. Throws `invalid-input` when nobody has earned anything.
 */
export function buildEpoch(input: {
  previous: readonly { readonly account: Hex; readonly cumulative: bigint }[];
  shares: readonly { readonly account: Hex; readonly amount: bigint }[];
}): Epoch {
  const before = new Map<Hex, bigint>();
  for (const { account, cumulative } of input.previous) {
    const key = normaliseAccount(account);
    if (before.has(key)) throw new AppError('invalid-input', `The earlier epoch lists ${key} twice.`);
    before.set(key, cumulative);
  }
  const earned = new Map<Hex, bigint>();
  for (const { account, amount } of input.shares) {
    if (amount < 0n)
      throw new AppError('invalid-input', `A share of ${amount} base units cannot be paid to ${account}.`);
    const key = normaliseAccount(account);
    earned.set(key, (earned.get(key) ?? 0n) + amount);
  }
  const entries = [...new Set([...before.keys(), ...earned.keys()])]
    .sort()
    .map((account) => {
      const amount = earned.get(account) ?? 0n;
      return { account, amount, cumulative: (before.get(account) ?? 0n) + amount };
    })
    .filter((entry) => entry.cumulative > 0n);
  return {
    entries,
    root: merkleRoot(epochTree(entries)),
    total: entries.reduce((sum, entry) => sum + entry.cumulative, 0n),
  };
}

/** The proofs of every entry, in their order, for `RewardDistributor.claim`. */
export function epochProofs(entries: readonly Pick<EpochEntry, 'account' | 'cumulative'>[]): Hex[][] {
  const tree = epochTree(entries);
  return entries.map((_, k) => merkleProof(tree, k));
}

/** keccak256(keccak256(abi.encode(address account, uint256 cumulative))), as OpenZeppelin's trees hash a leaf. */
export function epochLeaf(entry: Pick<EpochEntry, 'account' | 'cumulative'>): Uint8Array {
  const encoded = new Uint8Array(64);
  encoded.set(hexToBytes(normaliseAccount(entry.account)), 12);
  const digits = entry.cumulative.toString(16);
  if (entry.cumulative < 0n || digits.length > 64) {
    throw new AppError('invalid-input', `${entry.cumulative} base units do not fit a uint256.`);
  }
  encoded.set(hexToBytes(`0x${digits.padStart(64, '0')}`), 32);
  return merkleLeaf(encoded);
}

function epochTree(entries: readonly Pick<EpochEntry, 'account' | 'cumulative'>[]) {
  if (entries.length === 0)
    throw new AppError('invalid-input', 'Nobody has earned anything; there is no epoch to settle.');
  return buildMerkleTree(entries.map(epochLeaf));
}

function normaliseAccount(account: Hex): Hex {
  const key = toLowerHex(account);
  if (!/^0x[0-9a-f]{40}$/.test(key)) {
    throw new AppError('invalid-input', `${account.slice(0, 60)} is not an account address.`);
  }
  return key;
}
