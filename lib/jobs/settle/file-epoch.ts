import { NO_RECEIPT, type Receipt, receiptJson } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { type EpochDraft, findDraft, findIndexedProposal, listDraftCharges, updateDraft } from '@/lib/db/epoch-draft';
import {
  findLastReceiptHash,
  findReceiptDocument,
  listEpochReceiptIds,
  writeChainedReceipt,
} from '@/lib/db/epoch-receipts';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';
import { buildEpoch, type Epoch } from '@/lib/rewards/build-epoch';
import { type EpochFile, epochFileSchema, type SettledReceipt } from '@/lib/schemas/epoch';
import { hashSchema } from '@/lib/schemas/hex';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';

/**
 * Writes an epoch's file: chains its receipts by hash in the order of their ids and stores their documents, adds their
 * shares to the earnings before, and stores the file. Every step gives the same bytes again, so it can be cut off
 * anywhere. Throws `internal` unless fees, shares and the growth of the total are equal to the unit.
 */
export async function fileEpoch(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  const { db, store } = deps;
  const previous = await readPreviousFile(deps, draft.number);
  const receipts = await chainReceipts(deps, { epoch: draft.number, previousFile: previous?.file ?? null });
  const epoch = buildEpoch({
    previous: previous?.file.earnings ?? [],
    shares: receipts.flatMap((receipt) => receipt.shares),
  });
  await checkSums(deps, { draft, receipts, epoch, totalBefore: previous?.file.total ?? 0n });
  const bytes = new TextEncoder().encode(
    canonicalJson(
      epochFileJson({
        version: 1,
        epoch: draft.number,
        chainId: deps.chainId,
        vault: toLowerHex(deps.addresses.inferenceVault),
        distributor: toLowerHex(deps.addresses.rewardDistributor),
        settlementId: draft.settlementId,
        previousFileCid: previous?.cid ?? null,
        receipts,
        earnings: [...epoch.entries],
        root: epoch.root,
        total: epoch.total,
      }),
    ),
  );
  const { cid: fileCid } = await store.put({ bytes });
  await updateDraft(db, {
    number: draft.number,
    state: 'filed',
    fileCid,
    root: epoch.root,
    total: epoch.total.toString(),
  });
  Object.assign(draft, { state: 'filed', fileCid, root: epoch.root, total: epoch.total });
}

/** The file of the epoch before: this deployment's draft, or what the chain names. Null before the first epoch. */
async function readPreviousFile({ db, store }: SettleDependencies, number: number) {
  if (number === 1) return null;
  const cid =
    (await findDraft(db, number - 1))?.fileCid ?? (await findIndexedProposal(db, number - 1))?.fileCid ?? null;
  if (cid === null) {
    throw new AppError('not-ready', `The file of epoch ${number - 1} is not known yet. Wait for the index.`);
  }
  const parsed: unknown = JSON.parse(new TextDecoder().decode(await store.get(cid)));
  return { cid, file: epochFileSchema.parse(parsed) };
}

async function chainReceipts(
  { db, store }: SettleDependencies,
  { epoch, previousFile }: { epoch: number; previousFile: EpochFile | null },
): Promise<SettledReceipt[]> {
  const settled: SettledReceipt[] = [];
  const last = previousFile?.receipts.at(-1)?.hash ?? (await findLastReceiptHash(db, epoch));
  let previous: Hex = last === null || last === undefined ? NO_RECEIPT : hashSchema.parse(last);
  for (const id of await listEpochReceiptIds(db, epoch)) {
    const receipt: Receipt = { ...receiptDocumentSchema.parse(await findReceiptDocument(db, id)), previous };
    const document = receiptJson(receipt);
    // What `receiptHash` hashes: the text is made once.
    const bytes = new TextEncoder().encode(canonicalJson(document));
    const hash = keccak256(bytes);
    const { cid } = await store.put({ bytes });
    await writeChainedReceipt(db, { id, document, receiptHash: hash });
    const { permissionHash, units, unitPrice, fee, shares, model } = receipt;
    settled.push({ id, hash, cid, permissionHash, modelId: model.id, units, unitPrice, fee, shares: [...shares] });
    previous = hash;
  }
  return settled;
}

async function checkSums(
  { db }: SettleDependencies,
  input: { draft: EpochDraft; receipts: readonly SettledReceipt[]; epoch: Epoch; totalBefore: bigint },
): Promise<void> {
  const charged = (await listDraftCharges(db, input.draft.number)).reduce(
    (sum, { units, unitPrice }) => sum + units * unitPrice,
    0n,
  );
  const fees = input.receipts.reduce((sum, receipt) => sum + receipt.fee, 0n);
  const shares = input.receipts.flatMap((receipt) => receipt.shares).reduce((sum, share) => sum + share.amount, 0n);
  const growth = input.epoch.total - input.totalBefore;
  if (charged === fees && fees === shares && shares === growth) return;
  throw new AppError(
    'internal',
    `Epoch ${input.draft.number} does not add up: charged ${charged}, fees ${fees}, shares ${shares}, total grows by ${growth}.`,
  );
}

function epochFileJson(file: EpochFile): Json {
  return {
    ...file,
    total: file.total.toString(),
    earnings: file.earnings.map(({ account, amount, cumulative }) => ({
      account,
      amount: amount.toString(),
      cumulative: cumulative.toString(),
    })),
    receipts: file.receipts.map((receipt) => ({
      ...receipt,
      unitPrice: receipt.unitPrice.toString(),
      fee: receipt.fee.toString(),
      shares: receipt.shares.map((share) => ({ ...share, amount: share.amount.toString() })),
    })),
  };
}
