import { AppError } from '@/lib/core/errors';
import type { Report } from '@/lib/verify/check';
import { checkEpochFile } from '@/lib/verify/check-epoch-file';
import { type Listener, openReport } from '@/lib/verify/check-list';
import { checkPaidOnce, type PaidReceipts } from '@/lib/verify/check-paid-once';
import { checkReceipt } from '@/lib/verify/check-receipt';
import { checkSettlement } from '@/lib/verify/check-settlement';
import { acceptedProposal } from '@/lib/verify/find-proposal';
import { openContext, type VerifyLimits } from '@/lib/verify/open-context';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readReceiptDocument } from '@/lib/verify/read-receipt-document';
import { retrain } from '@/lib/verify/retrain';

/**
 * Verifies a whole epoch: its file against the root and the settlement on chain, every receipt in it, and every model
 * version that answered. Throws `not-found` when the chain knows no such epoch; `storage-unavailable` and
 * `chain-unavailable` when the sources do not answer.
 */
export async function verifyEpoch(
  inputs: PublishedInputs,
  input: {
    epoch: number;
    train?: boolean;
    limits?: VerifyLimits;
    /** Receipts of earlier epochs by their file's CID, kept from one verification to the next. */
    paid?: PaidReceipts;
  },
  listener: Listener = {},
): Promise<Report> {
  const { epoch, train = false, limits, paid } = input;
  const proposal = acceptedProposal(await inputs.facts.epochs(), epoch);
  if (!proposal) throw new AppError('not-found', `No epoch ${epoch} stands on chain.`);
  const { list, report } = openReport(`Epoch ${epoch}`, listener);
  const checked = await checkEpochFile(inputs, list, proposal);
  if (!checked) return report();
  const { file, previous: previousFile } = checked;
  const settlement = await checkSettlement(inputs, list, { file, previous: previousFile });
  await checkPaidOnce(inputs, list, { file, proposal, paid });
  const context = openContext(inputs, list, limits);
  await context.preload(file.receipts.map(({ modelId }) => modelId));
  for (const [k, line] of file.receipts.entries()) {
    const about = list.about(`Receipt ${line.id}`);
    list.step(`Receipt ${k + 1} of ${file.receipts.length}`);
    const document = await readReceiptDocument(inputs, about, line);
    if (document !== null) await checkReceipt(context, about, { document, file, previousFile, settlement, line });
  }
  for (const model of await context.loaded({ lineage: train })) {
    await retrain(list.about(`Model ${model.id}, version ${model.fact.version}`), { model, train });
  }
  return report();
}
