import { buildEpochFile } from '@/lib/attribution/build-epoch-file';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import type { ChainFacts, EpochProposal, SettlementFact } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { parseJson } from '@/lib/core/parse-json';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';
import type { ContentStore } from '@/lib/storage/content-store';
import { acceptedProposal } from '@/lib/verify/find-proposal';
import { openPriceAge } from '@/lib/verify/open-price-age';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import type { Sources } from '@/lib/watch/open-sources';
import type { ReceiptLog } from '@/lib/watch/receipt-log';

/** An epoch as it can be proposed. */
export type FiledEpoch = {
  readonly epoch: number;
  readonly root: Hex;
  readonly total: bigint;
  readonly fileCid: string;
  readonly receipts: number;
};

/**
 * Builds the file of the next epoch from what the vault charged and the receipts that were published, as the operator
 * would, verifies it, and leaves it with its receipts in the mirror. `accepted` is the number of the last epoch that counts.
 * Throws `not-found` when no settlement waits, `not-ready` when a receipt or file that it needs is not to be had, and
 * `content-mismatch` when what comes out does not verify.
 */
export async function fileNextEpoch(
  deps: { sources: Sources; mirror: ContentStore; log: ReceiptLog },
  { accepted }: { accepted: number },
): Promise<FiledEpoch> {
  const { sources, mirror } = deps;
  const { facts } = sources;
  const previous = await readPrevious(sources, accepted);
  const settlementId = (previous?.file.settlementId ?? 0) + 1;
  const settlement = await facts.settlement(settlementId);
  if (!settlement)
    throw new AppError('not-found', `The vault has no settlement ${settlementId}: no fees wait to be divided.`);
  const receipts = await chooseReceipts(deps, { settlement, accepted });
  const built = await buildEpochFile(
    {
      epoch: accepted + 1,
      chainId: facts.chainId,
      vault: facts.addresses.inferenceVault,
      distributor: facts.addresses.rewardDistributor,
      settlementId,
      previous: previous && { cid: previous.cid, earnings: previous.file.earnings },
      lastReceipt: previous?.file.receipts.at(-1)?.hash ?? NO_RECEIPT,
      receipts: [...receipts].sort((a, b) => (a.id < b.id ? -1 : 1)),
    },
    ({ bytes }) => mirror.put({ bytes }),
  );
  const { cid: fileCid } = await mirror.put({ bytes: built.bytes });
  const { root, total } = built.epoch;
  const filed = { epoch: accepted + 1, root, total, fileCid, receipts: receipts.length };
  await requireRight(sources, filed);
  return filed;
}

/** The file of the last epoch that counts; null before the first. */
async function readPrevious(
  { facts, readFile }: Sources,
  accepted: number,
): Promise<{ cid: string; file: EpochFile } | null> {
  if (accepted === 0) return null;
  const proposal = acceptedProposal(await facts.epochs(), accepted);
  const file = proposal
    ? await readJson(readFile, proposal.fileCid, (json) => epochFileSchema.safeParse(json).data)
    : null;
  if (proposal && file) return { cid: proposal.fileCid, file };
  throw new AppError(
    'not-ready',
    `The file ${proposal?.fileCid ?? ''} of epoch ${accepted} is not to be had. Name a --site that serves it.`,
  );
}

/** The published receipts that a settlement charged: of each permission, model and price as many units as it took, oldest first. */
async function chooseReceipts(
  { sources, log }: { sources: Sources; log: ReceiptLog },
  { settlement, accepted }: { settlement: SettlementFact; accepted: number },
): Promise<ReceiptDocument[]> {
  const paid = await listPaid(sources, accepted);
  const left = new Map<string, bigint>();
  for (const charge of settlement.charges) left.set(groupOf(charge), (left.get(groupOf(charge)) ?? 0n) + charge.units);
  const priceAge = openPriceAge(sources.facts);
  const chosen: ReceiptDocument[] = [];
  let unread = 0;
  for (const { id, cid } of log.entries()) {
    if (paid.has(id)) continue;
    // After an upheld challenge the receipt may have been attributed anew: what was published first would lose the bond.
    const receipt = await readReceipt(sources, { id, cid: log.newestOf(id) ?? cid });
    if (!receipt) {
      unread += 1;
      continue;
    }
    const group = groupOf({ ...receipt, modelId: receipt.model.id });
    const units = BigInt(receipt.units);
    const open = left.get(group) ?? 0n;
    if (units > open || receipt.pricedAtBlock > settlement.blockNumber) continue;
    // The operator left it out: it was too old to be charged, and its document stays published.
    if ((await priceAge(settlement, receipt.pricedAtBlock)) > 0) continue;
    left.set(group, open - units);
    chosen.push(receipt);
  }
  const [lacking] = [...left].filter(([, units]) => units > 0n);
  if (!lacking) return chosen;
  const [group, units] = lacking;
  const why = unread > 0 ? `${unread} published receipts could not be read` : 'no receipt was seen published for them';
  throw new AppError(
    'not-ready',
    `Settlement ${settlement.id} charged ${units} units more of ${group} than there are receipts: ${why}.`,
  );
}

async function readReceipt(
  { readFile }: Sources,
  { id, cid }: { id: string; cid: string },
): Promise<ReceiptDocument | null> {
  const receipt = await readJson(readFile, cid, (json) => receiptDocumentSchema.safeParse(json).data);
  return receipt?.id === id ? receipt : null;
}

async function listPaid({ facts, readFile }: Sources, accepted: number): Promise<ReadonlySet<string>> {
  const proposals = await facts.epochs();
  const paid = new Set<string>();
  for (let epoch = 1; epoch <= accepted; epoch++) {
    const proposal = acceptedProposal(proposals, epoch);
    const file = proposal
      ? await readJson(readFile, proposal.fileCid, (json) => epochFileSchema.safeParse(json).data)
      : null;
    if (!file)
      throw new AppError('not-ready', `The file of epoch ${epoch} is not to be had. Name a --site that serves it.`);
    for (const { id } of file.receipts) paid.add(id);
  }
  return paid;
}

/** What is wrong in somebody's published receipts would cost the proposer its bond. */
async function requireRight(sources: Sources, { epoch, root, total, fileCid }: FiledEpoch): Promise<void> {
  const { facts } = sources;
  const place = { blockNumber: facts.asOfBlock + 1, logIndex: 0 };
  const proposal: EpochProposal = {
    ...place,
    epoch,
    proposer: '0x',
    bond: 0n,
    root,
    total,
    fileCid,
    claimableAt: 0,
    challenges: [],
    status: 'proposed',
  };
  const asProposed: ChainFacts = { ...facts, epochs: async () => [...(await facts.epochs()), proposal] };
  const { checks } = await verifyEpoch({ ...sources, facts: asProposed }, { epoch });
  const wrong = checks.find(({ state }) => state === 'differs');
  if (wrong?.state !== 'differs') return;
  throw new AppError(
    'content-mismatch',
    `What was published does not verify: ${wrong.subject}, ${wrong.field} says ${wrong.found.slice(0, 80)}, should be ${wrong.expected.slice(0, 80)}. Proposing it would cost the bond.`,
  );
}

function groupOf(line: { permissionHash: Hex; modelId: number; unitPrice: bigint }): string {
  return `permission ${line.permissionHash}, model ${line.modelId}, ${line.unitPrice} a unit`;
}

async function readJson<Value>(
  readFile: Sources['readFile'],
  cid: string,
  parse: (json: unknown) => Value | undefined,
): Promise<Value | null> {
  const file = await readFile(cid);
  return file.state === 'found' ? (parse(parseJson(file.bytes)) ?? null) : null;
}
