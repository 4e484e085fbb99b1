import type { EpochProposal } from '@/lib/chain/facts/types';
import { AppError } from '@/lib/core/errors';
import { toLowerHex } from '@/lib/core/hex';
import { formatOpenExact } from '@/lib/core/units';
import { buildEpoch } from '@/lib/rewards/build-epoch';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import type { CheckList } from '@/lib/verify/check-list';
import { acceptedProposal } from '@/lib/verify/find-proposal';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readJsonFile } from '@/lib/verify/read-json-file';

export type CheckedEpoch = {
  readonly proposal: EpochProposal;
  readonly file: EpochFile;
  /** The epoch before, as its own file says; null before the first, and when it cannot be read. */
  readonly previous: EpochFile | null;
};

/**
 * Checks an epoch's file against the chain and itself: the file named there, what every account earned, the Merkle root
 * over it, the totals. The receipts' documents are not read. Null when the file cannot be read.
 */
export async function checkEpochFile(
  inputs: PublishedInputs,
  list: CheckList,
  proposal: EpochProposal,
): Promise<CheckedEpoch | null> {
  list.step(`Reading the file of epoch ${proposal.epoch}`);
  const read = await readJsonFile(inputs, list, { cid: proposal.fileCid, schema: epochFileSchema, what: 'Epoch file' });
  if (!read) return null;
  const file = read.value;
  const { facts } = inputs;
  list.agrees('The file is the one that the chain names for this epoch', proposal.fileCid);
  list.compare('The file is of this epoch, this chain and these contracts', {
    field: '',
    expected: {
      epoch: proposal.epoch,
      chainId: facts.chainId,
      vault: toLowerHex(facts.addresses.inferenceVault),
      distributor: toLowerHex(facts.addresses.rewardDistributor),
    },
    found: { epoch: file.epoch, chainId: file.chainId, vault: file.vault, distributor: file.distributor },
  });
  checkLines(list, file);
  const before = proposal.epoch === 1 ? null : acceptedProposal(await facts.epochs(), proposal.epoch - 1, proposal);
  list.compare('It follows the epoch before', {
    field: 'previousFileCid',
    expected: before?.fileCid ?? null,
    found: file.previousFileCid,
    detail: before ? before.fileCid : 'the first epoch',
  });
  let previous: EpochFile | null = null;
  if (before) {
    const earlier = await readJsonFile(inputs, list, {
      cid: before.fileCid,
      schema: epochFileSchema,
      what: 'File of the epoch before',
    });
    previous = earlier?.value ?? null;
  }
  if (before && !previous) {
    list.notCheckable('What every account earned', 'The file of the epoch before cannot be read.');
  } else {
    checkEarnings(list, { file, previous });
  }
  list.compare('Merkle root and total stand on chain', {
    field: '',
    expected: { root: proposal.root, total: proposal.total },
    found: { root: file.root, total: file.total },
    detail: file.root,
  });
  return { proposal, file, previous };
}

/** Every line's fee is its price times its units and is divided to the unit; the lines stand in order. */
function checkLines(list: CheckList, { receipts }: EpochFile): void {
  const field = (k: number, name: string) => `receipts[${k}].${name}`;
  const sorted = receipts.map(({ id }) => id).sort();
  list.compare('The receipts stand in the order of their ids, each once', {
    field: 'receipts',
    expected: [...new Set(sorted)],
    found: receipts.map(({ id }) => id),
    detail: `${receipts.length} of them`,
  });
  let wrong = 0;
  receipts.forEach(({ units, unitPrice, fee, shares }, k) => {
    const wanted = unitPrice * BigInt(units);
    const shared = shares.reduce((sum, { amount }) => sum + amount, 0n);
    if (fee !== wanted) {
      wrong += 1;
      list.differs('Each fee is units × price', { field: field(k, 'fee'), expected: wanted, found: fee });
    }
    if (shared !== fee) {
      wrong += 1;
      list.differs('The shares of each fee add up to it', { field: field(k, 'shares'), expected: fee, found: shared });
    }
  });
  if (wrong === 0) list.agrees('Each fee is units × price and divided to the unit');
}

function checkEarnings(list: CheckList, { file, previous }: { file: EpochFile; previous: EpochFile | null }): void {
  const title = 'What every account earned, its Merkle root and the total follow from the receipts';
  try {
    const epoch = buildEpoch({
      previous: previous?.earnings ?? [],
      shares: file.receipts.flatMap(({ shares }) => shares),
    });
    list.compare(title, {
      field: '',
      expected: { earnings: epoch.entries, root: epoch.root, total: epoch.total },
      found: { earnings: file.earnings, root: file.root, total: file.total },
      detail: `${epoch.entries.length} accounts, ${formatOpenExact(epoch.total)} OPEN in all`,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    list.differs(title, { field: 'earnings', expected: 'earnings that can be added up', found: error.message });
  }
}
