import { buildEpochFile, type EpochFileBytes } from '@/lib/attribution/build-epoch-file';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import { AppError } from '@/lib/core/errors';
import { type EpochDraft, findDraft, findIndexedProposal, listDraftCharges, updateDraft } from '@/lib/db/epoch-draft';
import {
  findLastReceiptHash,
  findReceiptDocument,
  listEpochReceiptIds,
  writeChainedReceipt,
} from '@/lib/db/epoch-receipts';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';
import { epochFileSchema } from '@/lib/schemas/epoch';
import { hashSchema } from '@/lib/schemas/hex';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';

/**
 * Writes an epoch's file: chains its receipts by hash in the order of their ids and stores their documents, adds their
 * shares to the earnings before, and stores the file. Every step gives the same bytes again, so it can be cut off
 * anywhere. Throws `internal` unless fees, shares and the growth of the total are equal to the unit.
 */
export async function fileEpoch(deps: SettleDependencies, draft: EpochDraft): Promise<void> {
  const { db, store } = deps;
  const previous = await readPreviousFile(deps, draft.number);
  const last = previous?.file.receipts.at(-1)?.hash ?? (await findLastReceiptHash(db, draft.number));
  const built = await buildEpochFile(
    {
      epoch: draft.number,
      chainId: deps.chainId,
      vault: deps.addresses.inferenceVault,
      distributor: deps.addresses.rewardDistributor,
      settlementId: draft.settlementId,
      previous: previous && { cid: previous.cid, earnings: previous.file.earnings },
      lastReceipt: last === null ? NO_RECEIPT : hashSchema.parse(last),
      receipts: readReceipts(db, draft.number),
    },
    async ({ id, hash, document, bytes }) => {
      const stored = await store.put({ bytes });
      await writeChainedReceipt(db, { id, document, receiptHash: hash });
      return stored;
    },
  );
  await checkSums(deps, { draft, built, totalBefore: previous?.file.total ?? 0n });
  const { cid: fileCid } = await store.put({ bytes: built.bytes });
  const { root, total } = built.epoch;
  await updateDraft(db, { number: draft.number, state: 'filed', fileCid, root, total: total.toString() });
  Object.assign(draft, { state: 'filed', fileCid, root, total });
}

/** The file of the epoch before: the one that counts, whoever proposed it, else this deployment's. Null before the first. */
async function readPreviousFile({ db, store }: SettleDependencies, number: number) {
  if (number === 1) return null;
  const [draft, indexed] = await Promise.all([findDraft(db, number - 1), findIndexedProposal(db, number - 1)]);
  const cid = (indexed?.status === 'final' ? indexed.fileCid : null) ?? draft?.fileCid ?? indexed?.fileCid ?? null;
  if (cid === null) {
    throw new AppError('not-ready', `The file of epoch ${number - 1} is not known yet. Wait for the index.`);
  }
  const parsed: unknown = JSON.parse(new TextDecoder().decode(await store.get(cid)));
  return { cid, file: epochFileSchema.parse(parsed) };
}

/** The epoch's receipts as they were attributed, in the order of their ids; one is held at a time. */
async function* readReceipts(db: SettleDependencies['db'], epoch: number): AsyncGenerator<ReceiptDocument> {
  for (const id of await listEpochReceiptIds(db, epoch)) {
    yield receiptDocumentSchema.parse(await findReceiptDocument(db, id));
  }
}

async function checkSums(
  { db }: SettleDependencies,
  { draft, built, totalBefore }: { draft: EpochDraft; built: EpochFileBytes; totalBefore: bigint },
): Promise<void> {
  const charged = (await listDraftCharges(db, draft.number)).reduce(
    (sum, { units, unitPrice }) => sum + units * unitPrice,
    0n,
  );
  const { fees, shared, epoch } = built;
  const growth = epoch.total - totalBefore;
  if (charged === fees && fees === shared && shared === growth) return;
  throw new AppError(
    'internal',
    `Epoch ${draft.number} does not add up: charged ${charged}, fees ${fees}, shares ${shared}, total grows by ${growth}.`,
  );
}
