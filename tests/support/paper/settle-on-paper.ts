import { NO_RECEIPT, receiptHash, receiptJson } from '@/lib/attribution/receipt';
import type { Json } from '@/lib/core/canonical-json';
import { buildEpoch } from '@/lib/rewards/build-epoch';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import type { PaperFiles } from '@/tests/support/paper/paper-files';
import { PAPER_ADDRESSES, PAPER_CHAIN_ID } from '@/tests/support/paper/paper-terms';

/** Chains the receipts and writes the first epoch's file, as the settlement does. */
export async function settleOnPaper(
  files: PaperFiles,
  documents: readonly Json[],
): Promise<{ file: EpochFile; cid: string; documents: Json[] }> {
  const receipts = documents
    .map((document) => receiptDocumentSchema.parse(document))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const chained: Json[] = [];
  const lines: Json[] = [];
  let previous = NO_RECEIPT;
  for (const unchained of receipts) {
    const receipt = { ...unchained, previous };
    const document = receiptJson(receipt);
    previous = receiptHash(receipt);
    chained.push(document);
    const { id, permissionHash, units, unitPrice, fee, shares, model } = receipt;
    lines.push({
      id,
      hash: previous,
      cid: (await files.putJson(document)).cid,
      permissionHash,
      modelId: model.id,
      units,
      unitPrice: unitPrice.toString(),
      fee: fee.toString(),
      shares: shares.map((share) => ({ ...share, amount: share.amount.toString() })),
    });
  }
  const epoch = buildEpoch({ previous: [], shares: receipts.flatMap(({ shares }) => shares) });
  const file: Json = {
    version: 1,
    epoch: 1,
    chainId: PAPER_CHAIN_ID,
    vault: PAPER_ADDRESSES.inferenceVault,
    distributor: PAPER_ADDRESSES.rewardDistributor,
    settlementId: 1,
    previousFileCid: null,
    receipts: lines,
    earnings: epoch.entries.map(({ account, amount, cumulative }) => ({
      account,
      amount: amount.toString(),
      cumulative: cumulative.toString(),
    })),
    root: epoch.root,
    total: epoch.total.toString(),
  };
  const { cid } = await files.putJson(file);
  return { file: epochFileSchema.parse(file), cid, documents: chained };
}
