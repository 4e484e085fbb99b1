import { type Receipt, receiptJson } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { buildEpoch, type Epoch } from '@/lib/rewards/build-epoch';

/** A receipt as it stands in the chain of receipts: its document, the canonical bytes of it and their hash. */
export type ChainedReceipt = {
  readonly id: string;
  readonly hash: Hex;
  readonly document: Json;
  readonly bytes: Uint8Array;
};

export type EpochToFile = {
  readonly epoch: number;
  readonly chainId: number;
  readonly vault: Hex;
  readonly distributor: Hex;
  readonly settlementId: number;
  /** The epoch before, by its file; null before the first. */
  readonly previous: {
    readonly cid: string;
    readonly earnings: readonly { readonly account: Hex; readonly cumulative: bigint }[];
  } | null;
  /** Hash of the receipt before the first; NO_RECEIPT for none. */
  readonly lastReceipt: Hex;
  /** In the order of their ids, whatever they say of the receipt before. */
  readonly receipts: Iterable<Omit<Receipt, 'previous'>> | AsyncIterable<Omit<Receipt, 'previous'>>;
};

/** An epoch's file, canonical JSON (lib/schemas/epoch.ts), and what it comes to in base units. */
export type EpochFileBytes = {
  readonly bytes: Uint8Array;
  readonly epoch: Epoch;
  readonly fees: bigint;
  /** Sum of all shares of this epoch's receipts. */
  readonly shared: bigint;
};

/**
 * Chains receipts by hash, adds their shares to the earnings before, and writes the epoch's file: the same bytes from the
 * same receipts, whoever does it. `keep` stores each chained document and says its CID; one document is held at a time.
 * Throws `invalid-input` when nobody has earned anything.
 */
export async function buildEpochFile(
  input: EpochToFile,
  keep: (receipt: ChainedReceipt) => Promise<{ cid: string }>,
): Promise<EpochFileBytes> {
  const lines: Json[] = [];
  const shares: { account: Hex; amount: bigint }[] = [];
  let hash = input.lastReceipt;
  let fees = 0n;
  for await (const unchained of input.receipts) {
    const receipt: Receipt = { ...unchained, previous: hash };
    const document = receiptJson(receipt);
    // What `receiptHash` hashes: the text is made once.
    const bytes = new TextEncoder().encode(canonicalJson(document));
    hash = keccak256(bytes);
    const { id, permissionHash, units, unitPrice, fee, model } = receipt;
    const { cid } = await keep({ id, hash, document, bytes });
    lines.push({
      id,
      hash,
      cid,
      permissionHash,
      modelId: model.id,
      units,
      unitPrice: unitPrice.toString(),
      fee: fee.toString(),
      shares: receipt.shares.map((share) => ({ ...share, amount: share.amount.toString() })),
    });
    shares.push(...receipt.shares);
    fees += fee;
  }
  const epoch = buildEpoch({ previous: input.previous?.earnings ?? [], shares });
  const file: Json = {
    version: 1,
    epoch: input.epoch,
    chainId: input.chainId,
    vault: toLowerHex(input.vault),
    distributor: toLowerHex(input.distributor),
    settlementId: input.settlementId,
    previousFileCid: input.previous?.cid ?? null,
    receipts: lines,
    earnings: epoch.entries.map(({ account, amount, cumulative }) => ({
      account,
      amount: amount.toString(),
      cumulative: cumulative.toString(),
    })),
    root: epoch.root,
    total: epoch.total.toString(),
  };
  return {
    bytes: new TextEncoder().encode(canonicalJson(file)),
    epoch,
    fees,
    shared: shares.reduce((sum, { amount }) => sum + amount, 0n),
  };
}
