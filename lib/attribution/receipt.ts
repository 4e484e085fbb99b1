import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { FeeParts, RewardRole } from '@/lib/rewards/roles';

/** What an attribution pays by: how the output would change without a record, or where its text is found. */
export type Evidence = 'influence' | 'provenance' | 'none';

/** `records`: this answer's own attribution. `version-shares`: the model version's published shares. */
export type AttributionRule = 'records' | 'version-shares';

/** One record's place in an answer. Influence and weight are units of 2^-32. */
export type ReceiptRecord = {
  readonly contributionId: number;
  readonly index: number;
  readonly hash: Hex;
  /** round(τ · 2³²), signed; null where it is not known. */
  readonly influence: bigint | null;
  /** What the contributors' pool is divided by; never negative. */
  readonly weight: bigint;
};

/** A piece of the answer's text and the records that hold it: UTF-16 offsets, positions in the receipt's records. */
export type ReceiptSpan = { readonly start: number; readonly end: number; readonly records: readonly number[] };

/** A part of the fee. `model`: as a part of whose income, the answered model's or that of one it was made from. */
export type ReceiptShare = {
  readonly account: Hex;
  readonly role: RewardRole;
  readonly amount: bigint;
  readonly model: number;
};

/** What a parent got out of its child's builder amount; `part` in basis points of that. */
export type ReceiptRoyalty = {
  readonly model: number;
  readonly version: number;
  readonly child: number;
  readonly part: number;
  readonly amount: bigint;
};

/** An active stake that the curators' part of a model's income was divided by. */
export type ReceiptStake = {
  readonly model: number;
  readonly datanetId: number;
  readonly account: Hex;
  readonly active: bigint;
};

/** A paid answer, who shaped it and what each is owed. Amounts are OPEN base units. */
export type Receipt = {
  readonly version: 1;
  readonly id: string;
  readonly chainId: number;
  readonly vault: Hex;
  readonly model: { readonly id: number; readonly version: number; readonly manifestHash: Hex };
  readonly account: Hex;
  readonly permissionHash: Hex;
  readonly units: number;
  readonly unitPrice: bigint;
  readonly fee: bigint;
  readonly pricedAtBlock: number;
  /** Unix seconds. */
  readonly askedAt: number;
  /** The text, or its salted hash when not disclosed. */
  readonly question: string;
  readonly answer: Json;
  readonly disclosed: boolean;
  readonly attribution: {
    readonly evidence: Evidence;
    readonly method: string;
    readonly rule: AttributionRule;
    /** Units of 2^-32. */
    readonly noiseFloor: bigint;
    readonly records: readonly ReceiptRecord[];
    /** Weight that follows the version's shares, in the units of the records' weights. */
    readonly commons: bigint;
    readonly spans: readonly ReceiptSpan[];
  };
  /** Basis points of the answered model's income. */
  readonly parts: FeeParts;
  readonly shares: readonly ReceiptShare[];
  readonly royalties: readonly ReceiptRoyalty[];
  readonly stakes: readonly ReceiptStake[];
  /** Hash of the receipt before this one in the chain of receipts; 32 zero bytes for the first. */
  readonly previous: Hex;
};

/** What stands before the first receipt. */
export const NO_RECEIPT: Hex = `0x${'0'.repeat(64)}`;

/** The receipt as JSON values: every bigint a decimal string, everything else as it is. */
export function receiptJson(receipt: Receipt): Json {
  const { attribution, shares, royalties, stakes, unitPrice, fee, ...rest } = receipt;
  return {
    ...rest,
    unitPrice: unitPrice.toString(),
    fee: fee.toString(),
    attribution: {
      ...attribution,
      noiseFloor: attribution.noiseFloor.toString(),
      records: attribution.records.map((record) => ({
        ...record,
        influence: record.influence?.toString() ?? null,
        weight: record.weight.toString(),
      })),
      commons: attribution.commons.toString(),
      spans: attribution.spans.map((span) => ({ ...span, records: [...span.records] })),
    },
    shares: shares.map((share) => ({ ...share, amount: share.amount.toString() })),
    royalties: royalties.map((royalty) => ({ ...royalty, amount: royalty.amount.toString() })),
    stakes: stakes.map((stake) => ({ ...stake, active: stake.active.toString() })),
  };
}

/**
 * Keccak-256 of the receipt's canonical JSON (RFC 8785). Each receipt names the one before it in
 * `previous`, so the hash of the last fixes them all.
 */
export function receiptHash(receipt: Receipt): Hex {
  return keccak256(canonicalJson(receiptJson(receipt)));
}

/** Chains receipts in the order given, the first after `previous`; returns them with their hashes. */
export function chainReceipts(
  receipts: readonly Omit<Receipt, 'previous'>[],
  previous: Hex = NO_RECEIPT,
): { receipt: Receipt; hash: Hex }[] {
  let last = previous;
  return receipts.map((unchained) => {
    const receipt: Receipt = { ...unchained, previous: last };
    last = receiptHash(receipt);
    return { receipt, hash: last };
  });
}
