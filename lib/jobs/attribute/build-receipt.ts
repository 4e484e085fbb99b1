import { NO_RECEIPT, type Receipt, receiptJson } from '@/lib/attribution/receipt';
import type { Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { saltedHash } from '@/lib/core/salted-hash';
import type { ReceiptRow } from '@/lib/db/receipt';
import type { AnsweringVersion, PaidRecord } from '@/lib/db/receipt-attribution';
import type { Explained } from '@/lib/jobs/attribute/explained';
import type { Income } from '@/lib/rewards/divide-income';
import { type ModelShare, receiptShares } from '@/lib/rewards/receipt-shares';
import type { FeeParts } from '@/lib/rewards/roles';
import type { TrainingSet } from '@/lib/schemas/training-set';

/** A receipt as it is hashed, and the rows that are kept beside it. */
export type BuiltReceipt = { document: Json; shares: readonly ModelShare[]; records: PaidRecord[] };

/** Who is paid besides the records, as of the end of the receipt's block. */
export type PaidParties = { readonly parts: FeeParts; readonly treasury: Hex; readonly income: Income };

/** Divides an answer's fee by what its attribution found, and writes the receipt. `trainingSet` is null for `none`. */
export function buildReceipt(
  contracts: { chainId: number; vault: Hex },
  input: {
    receipt: ReceiptRow;
    version: Pick<AnsweringVersion, 'manifestHash'>;
    paid: PaidParties;
    trainingSet: TrainingSet | null;
    explained: Explained;
  },
): BuiltReceipt {
  const { receipt, version, explained, paid } = input;
  const lines = explained.records.map(({ position, influence, weight, credits }) => {
    const record = input.trainingSet?.records[position];
    if (!record) throw new AppError('internal', `The training set of receipt ${receipt.id} has no record ${position}.`);
    const { contributionId, index, hash } = record;
    return { contributionId, index, hash, influence, weight, credits };
  });
  const divided = receiptShares({
    ...paid,
    fee: receipt.fee,
    records: lines.map(({ hash, weight, credits }) => ({ key: hash, weight, credits })),
    commons: explained.commons,
  });
  const document: Receipt = {
    version: 1,
    id: receipt.id,
    chainId: contracts.chainId,
    vault: toLowerHex(contracts.vault),
    model: { id: receipt.modelId, version: receipt.modelVersion, manifestHash: version.manifestHash },
    account: receipt.account,
    permissionHash: receipt.permissionHash,
    units: receipt.units,
    unitPrice: receipt.unitPrice,
    fee: receipt.fee,
    pricedAtBlock: receipt.pricedAtBlock,
    askedAt: Math.floor(receipt.askedAt.getTime() / 1000),
    ...publishedText(receipt),
    attribution: {
      evidence: explained.evidence,
      method: explained.method,
      rule: divided.rule,
      noiseFloor: explained.noiseFloor,
      records: lines.map(({ credits: _, ...record }) => record),
      commons: explained.commons,
      spans: explained.spans,
    },
    parts: divided.parts,
    shares: divided.shares,
    royalties: divided.royalties,
    stakes: divided.stakes,
    // The chain of receipts is tied when the epoch is filed.
    previous: NO_RECEIPT,
  };
  const records = lines.map(({ credits: _, ...record }, i) => ({ ...record, amount: divided.recordAmounts[i] ?? 0n }));
  return { document: receiptJson(document), shares: divided.shares, records };
}

function publishedText({
  answer,
  question,
  disclosed,
  id,
}: ReceiptRow): Pick<Receipt, 'question' | 'answer' | 'disclosed'> {
  if (!answer) throw new AppError('internal', `Receipt ${id} has no answer to attribute.`);
  const { salt, ...said } = answer;
  if (disclosed) return { question, answer: said, disclosed };
  if (!salt) throw new AppError('internal', `Receipt ${id} is undisclosed and has no salt.`);
  return { question: saltedHash(salt, question), answer: saltedHash(salt, said), disclosed };
}
