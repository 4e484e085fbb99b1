import type { EpochProposal } from '@/lib/chain/facts/types';
import type { Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { parseJson } from '@/lib/core/parse-json';
import { epochFileSchema } from '@/lib/schemas/epoch';
import type { Report } from '@/lib/verify/check';
import { checkEpochFile } from '@/lib/verify/check-epoch-file';
import { type Listener, openReport } from '@/lib/verify/check-list';
import { checkReceipt } from '@/lib/verify/check-receipt';
import { checkSettlement } from '@/lib/verify/check-settlement';
import { acceptedProposals } from '@/lib/verify/find-proposal';
import { openContext, type VerifyLimits } from '@/lib/verify/open-context';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readReceiptDocument } from '@/lib/verify/read-receipt-document';
import { retrain } from '@/lib/verify/retrain';

/**
 * Verifies one settled receipt: from the root on chain to its epoch's file, to its document, and from the records on
 * chain through the model to every share. `document` is the receipt as somebody shows it; without it, the one that the
 * epoch's file names. Throws `not-found` when no epoch on chain has a receipt of this id; `storage-unavailable` and
 * `chain-unavailable` when the sources do not answer.
 */
export async function verifyReceipt(
  inputs: PublishedInputs,
  input: { id: string; epoch?: number | null; document?: unknown; train?: boolean; limits?: VerifyLimits },
  listener: Listener = {},
): Promise<Report> {
  const { id, epoch = null, document = null, train = false, limits } = input;
  listener.onStep?.('Looking for the receipt in the epochs on chain');
  const proposal = await findEpochOf(inputs, { id, epoch });
  const { list, report } = openReport(`Receipt ${id}`, listener);
  const aboutEpoch = list.about(`Epoch ${proposal.epoch}`);
  const checked = await checkEpochFile(inputs, aboutEpoch, proposal);
  const line = checked?.file.receipts.find((one) => one.id === id);
  if (!checked || !line) return report();
  const { file, previous: previousFile } = checked;
  const settlement = await checkSettlement(inputs, aboutEpoch, { file, previous: previousFile });
  const context = openContext(inputs, list, limits);
  await context.preload([line.modelId]);
  const published = await readReceiptDocument(inputs, list, line);
  const shown = document === null ? published : (document as Json);
  if (shown !== null) await checkReceipt(context, list, { document: shown, file, previousFile, settlement, line });
  for (const model of await context.loaded({ lineage: train })) {
    await retrain(list.about(`Model ${model.id}, version ${model.fact.version}`), { model, train });
  }
  return report();
}

/** The newest proposal whose file lists the receipt; the epoch that somebody named is looked at first. */
async function findEpochOf(
  inputs: PublishedInputs,
  { id, epoch }: { id: string; epoch: number | null },
): Promise<EpochProposal> {
  const proposals = acceptedProposals(await inputs.facts.epochs());
  const named = proposals.filter((proposal) => proposal.epoch === epoch);
  for (const proposal of [...named, ...proposals.filter((one) => one.epoch !== epoch)]) {
    const file = await inputs.readFile(proposal.fileCid);
    if (file.state !== 'found') continue;
    const read = epochFileSchema.safeParse(parseJson(file.bytes));
    if (read.success && read.data.receipts.some((receipt) => receipt.id === id)) return proposal;
  }
  throw new AppError(
    'not-found',
    `No epoch on chain lists a receipt ${id}. It can be verified once its epoch is proposed.`,
  );
}
