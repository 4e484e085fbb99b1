import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { NO_RECEIPT, receiptHash, receiptJson } from '@/lib/attribution/receipt';
import type { ChainFacts, ContributionFact } from '@/lib/chain/facts/types';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { buildReceipt } from '@/lib/jobs/attribute/build-receipt';
import { type Explained, notExplained } from '@/lib/jobs/attribute/explained';
import { answerQuestion } from '@/lib/models/classifier/answer-question';
import { decodeClassifier, encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { Classifier } from '@/lib/models/classifier/types';
import { computeCid } from '@/lib/records/compute-cid';
import { encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { recordsRoot } from '@/lib/records/records-root';
import { buildEpoch } from '@/lib/rewards/build-epoch';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import { classifierManifestSchema } from '@/lib/schemas/model-manifest';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import type { VersionManifest } from '@/lib/schemas/version-manifest';
import type { FetchedFile, PublishedInputs } from '@/lib/verify/published-inputs';
import { TEST_METADATA } from '@/tests/support/insert-datanet';
import { makeTexts, makeUniform } from '@/tests/support/make-texts';

const account = (number: number): Hex => `0x${number.toString(16).padStart(40, '0')}`;
const [BUILDER, COMPUTE, TREASURY, ASKER] = [account(0xb1), account(0xc0), account(0x7e), account(0xa5)];
const CHAIN_ID = 31337;
const ADDRESSES = {
  openToken: account(1),
  datanetRegistry: account(2),
  modelRegistry: account(3),
  rewardDistributor: account(4),
  inferenceVault: account(5),
};
const UNIT_PRICE = 1_000_003n;
const PERMISSION = keccak256('permission');
const PRICED_AT = 100;

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

type LabelledText = { readonly text: string; readonly label: string };

/** Computes the influence of every training record on an answer. */
export type Explain = (question: string) => Promise<{ tau: Float64Array; method: string }>;
export type OpenExplain = (model: { weights: Uint8Array; training: readonly LabelledText[] }) => Explain;

export type PaperEconomy = {
  readonly inputs: PublishedInputs;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly epoch: EpochFile;
  /** In the order of the epoch's file. */
  readonly documents: readonly Json[];
  readonly weights: Uint8Array;
};

/**
 * An economy on paper: one Datanet, one model, one settled epoch, with the code that makes them in earnest and neither
 * chain nor database. What the chain would say is written down.
 */
export async function makePaperEconomy(input: PaperInput): Promise<PaperEconomy> {
  const files = new Map<string, Uint8Array>();
  const put = async (bytes: Uint8Array) => {
    const cid = await computeCid(bytes);
    files.set(cid, bytes);
    return cid;
  };
  const putJson = async (value: Json) => {
    const text = canonicalJson(value);
    return { cid: await put(new TextEncoder().encode(text)), hash: keccak256(text) };
  };

  const metadata = await putJson(TEST_METADATA as Json);
  const contributions = await contribute(input, put);
  const versionManifest = {
    version: 1,
    datanetId: 1,
    number: 1,
    contributions: contributions.map(({ fact: { id, contributor, recordsRoot: root, cid, recordCount } }) => ({
      contributionId: id,
      contributor,
      recordsRoot: root,
      cid,
      recordCount,
      excluded: [],
    })),
    recordCount: input.contributors * input.recordsEach,
  } satisfies VersionManifest;
  const version = await putJson(versionManifest);
  const training = contributions.flatMap(({ fact, lines }) =>
    lines.map(({ hash, text, label }, index) => ({
      datanetId: 1,
      contributionId: fact.id,
      index,
      hash,
      text,
      label,
      contributor: fact.contributor,
      credits: [{ account: fact.contributor, partsPerMillion: 1_000_000 }],
      resembles: null,
      harmful: false,
    })),
  );
  const settings = { maxFeatures: 4000, minDocumentFrequency: 1, bigrams: true, lambda: 1e-3, seed: 'paper' };
  const trained = trainClassifier({ records: training, settings: { ...settings, heldOutPartsPerMillion: 200_000 } });
  const shares = shareContributors({ trained, records: training });
  const weights = encodeClassifier(trained.model);
  const trainingSet = await putJson({
    version: 1,
    asOfBlock: 50,
    records: training.map(({ datanetId, contributionId, index, hash, credits }) => ({
      datanetId,
      contributionId,
      index,
      hash,
      credits,
      resembles: null,
      harm: '0',
      harmful: false,
    })),
    collapsed: [],
  });
  const manifest = classifierManifestSchema.parse({
    version: 1,
    kind: 'classifier',
    name: 'Paper',
    summary: 'A model on paper.',
    licences: ['CC0-1.0'],
    datanets: [{ datanetId: 1, version: 1, manifestHash: version.hash, name: TEST_METADATA.name, licence: 'CC0-1.0' }],
    textField: 'text',
    labelField: 'label',
    settings: { ...settings, heldOutPercent: 20 },
    records: training.length,
    recordsHash: keccak256(training.map(({ hash }) => hash).join('')),
    trainingSetCid: trainingSet.cid,
    trainingSetHash: trainingSet.hash,
    labels: trained.model.labels,
    evaluation: trained.evaluation,
    contributorShares: shares,
    weightsCid: await put(weights),
    weightsHash: keccak256(weights),
    computeProvider: COMPUTE,
  });
  const manifestFile = await putJson(manifest as Json);
  const documents = await answer(input, {
    weights,
    model: trained.model,
    training,
    version: { manifestCid: manifestFile.cid, manifestHash: manifestFile.hash, manifest },
  });
  const epoch = await settle(documents, putJson);
  const facts: ChainFacts = {
    chainId: CHAIN_ID,
    addresses: ADDRESSES,
    asOfBlock: 300,
    epochs: async () => [
      {
        blockNumber: 200,
        logIndex: 9,
        epoch: 1,
        root: epoch.file.root,
        total: epoch.file.total,
        fileCid: epoch.cid,
        status: 'proposed',
      },
    ],
    settlement: async (id) => ({
      blockNumber: 200,
      logIndex: 5,
      id,
      amount: epoch.file.total,
      charges: [
        {
          permissionHash: PERMISSION,
          account: ASKER,
          modelId: 1,
          units: BigInt(documents.length),
          unitPrice: input.unitPrice ?? UNIT_PRICE,
        },
      ],
    }),
    model: async () => ({
      versions: [
        {
          blockNumber: 60,
          logIndex: 0,
          version: 1,
          computeProvider: COMPUTE,
          manifestCid: manifestFile.cid,
          manifestHash: manifestFile.hash,
          datanets: [{ datanetId: 1, version: 1 }],
        },
      ],
      owners: [{ blockNumber: 60, logIndex: 1, account: BUILDER }],
      prices: [{ blockNumber: 60, logIndex: 2, unitPrice: input.unitPrice ?? UNIT_PRICE }],
    }),
    datanet: async () => ({
      metadata: [{ blockNumber: 1, logIndex: 0, cid: metadata.cid }],
      versions: [
        {
          blockNumber: 40,
          logIndex: 0,
          version: 1,
          acceptedCount: contributions.length,
          manifestCid: version.cid,
          manifestHash: version.hash,
        },
      ],
      contributions: new Map(contributions.map(({ fact }) => [fact.id, fact])),
    }),
    datanets: async () => [1],
  };
  const readFile = async (cid: string): Promise<FetchedFile> => {
    const bytes = files.get(cid);
    return bytes ? { state: 'found', bytes } : { state: 'missing' };
  };
  return {
    inputs: { facts, readFile, readRecordHashes: async () => null },
    files,
    epoch: epoch.file,
    documents: epoch.documents,
    weights,
  };
}

async function contribute(input: PaperInput, put: (bytes: Uint8Array) => Promise<string>) {
  const texts: readonly LabelledText[] =
    input.texts ??
    makeTexts({
      seed: input.seed,
      count: input.contributors * input.recordsEach,
      labels: 3,
      words: 40,
      length: 7,
      noise: 0.2,
    });
  const contributions: {
    fact: ContributionFact;
    lines: { hash: Hex; text: string; label: string }[];
  }[] = [];
  for (let k = 0; k < input.contributors; k++) {
    const mine = texts.slice(k * input.recordsEach, (k + 1) * input.recordsEach);
    const lines = mine.map(({ text, label }) => recordLine({ fields: { text, label } }));
    const hashes = lines.map(recordHash);
    contributions.push({
      fact: {
        id: k + 1,
        datanetId: 1,
        contributor: account(0x1000 + k),
        recordsRoot: recordsRoot(hashes),
        recordCount: lines.length,
        cid: await put(encodeRecordLines(lines)),
        submitted: { blockNumber: 10 + k, logIndex: 0 },
        accepted: { blockNumber: 30, logIndex: k, sequence: k + 1, excluded: [] },
        rejected: null,
        withdrawn: null,
      },
      lines: mine.map(({ text, label }, i) => ({ hash: hashes[i] ?? '0x', text, label })),
    });
  }
  return contributions;
}

type Training = readonly (Parameters<typeof attributeRecords>[1][number] & {
  hash: Hex;
  datanetId: number;
  contributionId: number;
  index: number;
  text: string;
  label: string;
})[];

/** Answers and attributes every question, as the attribution job does. */
async function answer(
  { seed, receipts, undisclosedEvery, unitPrice = UNIT_PRICE, openExplain = explainHere, ...input }: PaperInput,
  {
    model,
    weights,
    training,
    version,
  }: {
    model: Classifier;
    weights: Uint8Array;
    training: Training;
    version: Omit<Parameters<typeof buildReceipt>[1]['version'], 'builder' | 'computeProvider'>;
  },
): Promise<Json[]> {
  const explain = openExplain({ weights, training });
  const questions =
    input.questions ??
    makeTexts({ seed: seed + 1, count: receipts, labels: 3, words: 40, length: 6, noise: 0.3 }).map(({ text }) => text);
  const uniform = makeUniform(seed + 2);
  const ids = questions.map(
    (_, k) =>
      `${Math.floor(uniform() * 2 ** 32)
        .toString(16)
        .padStart(8, '0')}-0000-4000-8000-${k.toString(16).padStart(12, '0')}`,
  );
  const records = training.map(({ datanetId, contributionId, index, hash, credits }) => ({
    datanetId,
    contributionId,
    index,
    hash,
    credits: [...credits],
    resembles: null,
    harm: 0n,
    harmful: false,
  }));
  return Promise.all(
    questions.map(async (text, k) => {
      const disclosed = (k + 1) % undisclosedEvery !== 0;
      const id = ids[k] ?? '';
      const given = answerQuestion(model, text);
      const explained = disclosed ? await explainLines(explain, { text, training }) : notExplained('none');
      return buildReceipt(
        { contracts: { chainId: CHAIN_ID, vault: ADDRESSES.inferenceVault }, treasury: TREASURY },
        {
          receipt: {
            id,
            modelId: 1,
            modelVersion: 1,
            account: ASKER,
            permissionHash: PERMISSION,
            apiKeyId: null,
            requestHash: '',
            units: 1,
            unitPrice,
            fee: unitPrice,
            pricedAtBlock: PRICED_AT,
            state: 'answered',
            question: text,
            answer: {
              kind: 'label',
              ...given,
              probabilities: [...given.probabilities],
              ...(disclosed ? {} : { salt: keccak256(id) }),
            },
            disclosed,
            receiptHash: null,
            epoch: null,
            problem: '',
            askedAt: new Date(1_760_000_000_000 + 1000 * k),
            answeredAt: null,
            attributedAt: null,
          },
          version: { ...version, builder: BUILDER, computeProvider: COMPUTE },
          trainingSet: disclosed ? { version: 1, asOfBlock: 50, records, collapsed: [] } : null,
          explained,
        },
      ).document;
    }),
  );
}

const explainHere: OpenExplain = ({ weights, training }) => {
  const prepared = prepareInfluence({ model: decodeClassifier(weights), training });
  return async (question) => explainAnswer(prepared, question);
};

async function explainLines(
  explain: Explain,
  { text, training }: { text: string; training: Training },
): Promise<Explained> {
  const { tau, method } = await explain(text);
  return { evidence: 'influence', method, ...attributeRecords(tau, training), spans: [] };
}

/** Chains the receipts and writes the epoch's file, as the settlement does. */
async function settle(
  documents: readonly Json[],
  putJson: (value: Json) => Promise<{ cid: string; hash: Hex }>,
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
      cid: (await putJson(document)).cid,
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
    chainId: CHAIN_ID,
    vault: ADDRESSES.inferenceVault,
    distributor: ADDRESSES.rewardDistributor,
    settlementId: 1,
    previousFileCid: null,
    receipts: lines,
    earnings: epoch.entries.map(({ account: earner, amount, cumulative }) => ({
      account: earner,
      amount: amount.toString(),
      cumulative: cumulative.toString(),
    })),
    root: epoch.root,
    total: epoch.total.toString(),
  };
  const { cid } = await putJson(file);
  return { file: epochFileSchema.parse(file), cid, documents: chained };
}
