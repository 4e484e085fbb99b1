import type { ChainFacts } from '@/lib/chain/facts/types';
import type { Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { PaidParties } from '@/lib/jobs/attribute/build-receipt';
import { activeStakes, earningStakes } from '@/lib/rewards/active-stakes';
import type { Income } from '@/lib/rewards/divide-income';
import type { EpochFile } from '@/lib/schemas/epoch';
import type { FetchedFile, PublishedInputs } from '@/lib/verify/published-inputs';
import { makeTexts } from '@/tests/support/make-texts';
import { answerOnPaper, type OpenExplain } from '@/tests/support/paper/paper-answers';
import { type LabelledText, type PaperDatanet, publishPaperDatanet } from '@/tests/support/paper/paper-datanet';
import { openPaperFiles, type PaperFiles } from '@/tests/support/paper/paper-files';
import { type PaperModel, trainPaperModel } from '@/tests/support/paper/paper-model';
import {
  PAPER_ADDRESSES,
  PAPER_BASE,
  PAPER_BLOCKS,
  PAPER_CHAIN_ID,
  PAPER_MODEL,
  PAPER_PARENT_PART,
  PAPER_PARTS,
  PAPER_PEOPLE,
  PAPER_PERMISSION,
  PAPER_PROTOCOL,
  PAPER_STAKES,
  PAPER_UNIT_PRICE,
  paperHistory,
  paperTime,
} from '@/tests/support/paper/paper-terms';
import { settleOnPaper } from '@/tests/support/paper/settle-on-paper';

export type { Explain, OpenExplain } from '@/tests/support/paper/paper-answers';

/** What a paper economy is made of; the same input makes the same bytes. */
export type PaperInput = {
  readonly seed: number;
  readonly contributors: number;
  readonly recordsEach: number;
  readonly receipts: number;
  /** Every so many receipts is not disclosed. */
  readonly undisclosedEvery: number;
  readonly unitPrice?: bigint;
  /** Texts to train on instead of invented ones: `contributors` × `recordsEach` of them. */
  readonly texts?: readonly LabelledText[];
  /** Questions instead of invented ones: `receipts` of them. */
  readonly questions?: readonly string[];
  /** Who computes influences; without it, this thread. */
  readonly openExplain?: OpenExplain;
};

export type PaperEconomy = {
  readonly inputs: PublishedInputs;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly epoch: EpochFile;
  /** In the order of the epoch's file. */
  readonly documents: readonly Json[];
  readonly weights: Uint8Array;
};

/**
 * An economy on paper: model 2 on Datanet 1, made from model 1 on Datanet 2, curators with stakes, parts of the fee that
 * a vote changed, one settled epoch of answers of model 2; with the code that makes them in earnest and neither chain nor
 * database. What the chain would say is written down, with changes after the answers that must not matter
 * (tests/support/paper/paper-terms.ts).
 */
export async function makePaperEconomy(input: PaperInput): Promise<PaperEconomy> {
  const files = openPaperFiles();
  const { seed, recordsEach, unitPrice = PAPER_UNIT_PRICE } = input;
  const datanet = await publishPaperDatanet(files, {
    id: 1,
    recordsEach,
    firstId: 1,
    texts: input.texts ?? inventTexts(seed, input.contributors * recordsEach),
  });
  const baseDatanet = await publishPaperDatanet(files, {
    id: 2,
    recordsEach: 6,
    firstId: input.contributors + 1,
    texts: inventTexts(seed + 9, 18),
  });
  const base = await trainPaperModel(files, {
    name: 'Base',
    datanet: baseDatanet,
    builder: PAPER_PEOPLE.baseBuilder,
    compute: PAPER_PEOPLE.nobody,
    publishedAt: PAPER_BLOCKS.basePublished,
  });
  const model = await trainPaperModel(files, {
    name: 'Paper',
    datanet,
    builder: PAPER_PEOPLE.builder,
    compute: PAPER_PEOPLE.compute,
    publishedAt: PAPER_BLOCKS.published,
  });
  const parents = [{ part: PAPER_PARENT_PART, income: incomeOf(PAPER_BASE, { model: base, datanet: baseDatanet }) }];
  const paid: PaidParties = {
    parts: PAPER_PARTS,
    treasury: PAPER_PEOPLE.treasury,
    income: { ...incomeOf(PAPER_MODEL, { model, datanet }), parents },
  };
  const answered = await answerOnPaper({ ...input, unitPrice, model, records: datanet.records, paid });
  const epoch = await settleOnPaper(files, answered);
  const facts = writeFacts({
    epoch,
    unitPrice,
    datanets: [datanet, baseDatanet],
    models: new Map([
      [PAPER_BASE, base],
      [PAPER_MODEL, model],
    ]),
  });
  return {
    inputs: { facts, readFile: readFrom(files), readRecordHashes: async () => null },
    files: files.files,
    epoch: epoch.file,
    documents: epoch.documents,
    weights: model.weights,
  };
}

function inventTexts(seed: number, count: number): LabelledText[] {
  return makeTexts({ seed, count, labels: 3, words: 40, length: 7, noise: 0.2 });
}

function incomeOf(id: number, { model, datanet }: { model: PaperModel; datanet: PaperDatanet }): Income {
  const curators = [...datanet.fact.contributions.values()].flatMap(({ accepted }) => accepted?.curator ?? []);
  return {
    model: id,
    version: 1,
    builder: model.fact.publisher,
    compute: model.fact.computeProvider,
    stakes: earningStakes(activeStakes(PAPER_STAKES, { blockNumber: PAPER_BLOCKS.priced }), [
      { datanetId: datanet.id, curators },
    ]),
    versionShares: model.manifest.contributorShares.shares,
    parents: [],
  };
}

function readFrom({ files }: PaperFiles): PublishedInputs['readFile'] {
  return async (cid): Promise<FetchedFile> => {
    const bytes = files.get(cid);
    return bytes ? { state: 'found', bytes } : { state: 'missing' };
  };
}

function writeFacts(input: {
  epoch: { file: EpochFile; cid: string; documents: readonly Json[] };
  unitPrice: bigint;
  datanets: readonly PaperDatanet[];
  models: ReadonlyMap<number, PaperModel>;
}): ChainFacts {
  const { epoch, unitPrice, datanets, models } = input;
  const { settled, newest } = PAPER_BLOCKS;
  return {
    chainId: PAPER_CHAIN_ID,
    addresses: PAPER_ADDRESSES,
    asOfBlock: newest,
    epochs: async () => [
      {
        blockNumber: settled,
        logIndex: 9,
        epoch: 1,
        proposer: PAPER_PEOPLE.compute,
        bond: 10n ** 18n,
        root: epoch.file.root,
        total: epoch.file.total,
        fileCid: epoch.cid,
        claimableAt: paperTime(newest),
        challenges: [],
        status: 'proposed',
      },
    ],
    settlement: async (id) =>
      id === 1
        ? {
            blockNumber: settled,
            logIndex: 5,
            id,
            amount: epoch.file.total,
            charges: [
              {
                permissionHash: PAPER_PERMISSION,
                account: PAPER_PEOPLE.asker,
                modelId: PAPER_MODEL,
                units: BigInt(epoch.documents.length),
                unitPrice,
              },
            ],
          }
        : null,
    settlements: async () => 1,
    model: async (id) => {
      const model = models.get(id);
      return model ? { versions: [model.fact], ...paperHistory({ modelId: id, unitPrice }) } : null;
    },
    datanet: async (id) => datanets.find((datanet) => datanet.id === id)?.fact ?? null,
    datanets: async () => datanets.map(({ id }) => id),
    protocol: async () => PAPER_PROTOCOL,
    stakes: async (datanetId) => PAPER_STAKES.filter((stake) => stake.datanetId === datanetId),
    blockTime: async (blockNumber) => {
      if (blockNumber > newest) throw new AppError('not-found', `There is no block ${blockNumber} on paper.`);
      return paperTime(blockNumber);
    },
  };
}
