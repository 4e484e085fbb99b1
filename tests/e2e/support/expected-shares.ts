import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Stage } from '@/lib/demo/play/stage';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import type { FeeParts, RewardRole } from '@/lib/rewards/roles';
import { splitFee } from '@/lib/rewards/split-fee';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import { addressSchema } from '@/lib/schemas/hex';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';

/** Role.Treasury of ProtocolParameters. */
const TREASURY_ROLE = 2;
const NOBODY = `0x${'0'.repeat(40)}`;

export type ExpectedShare = { account: Hex; role: RewardRole; amount: bigint };

/** The file of an epoch, by the identifier that its proposal put on chain. Null for epoch 0. */
export async function readEpochFileOnChain(stage: Stage, epoch: number): Promise<EpochFile | null> {
  if (epoch === 0) return null;
  const proposals = await stage.chain.getContractEvents({
    address: stage.addresses.rewardDistributor,
    abi: rewardDistributorAbi,
    eventName: 'EpochProposed',
    args: { epoch: BigInt(epoch) },
    fromBlock: 0n,
  });
  const cid = proposals.at(-1)?.args.fileCid;
  if (!cid) throw new AppError('not-found', `No proposal of epoch ${epoch} is on chain.`);
  return epochFileSchema.parse(await readJson(stage, cid));
}

/** The published documents of an epoch's receipts. */
export async function readDocuments(stage: Stage, file: EpochFile): Promise<ReceiptDocument[]> {
  return Promise.all(file.receipts.map(async ({ cid }) => receiptDocumentSchema.parse(await readJson(stage, cid))));
}

/**
 * What a receipt owes to whom, from its fee, its records' weights and the chain's word on who contributed, curated with
 * how much at stake, built, computed and descends from whom: not from the shares, stakes and royalties that it states.
 */
export async function expectShares(stage: Stage, document: ReceiptDocument): Promise<ExpectedShare[]> {
  const parameters = { address: stage.addresses.protocolParameters, abi: protocolParametersAbi } as const;
  const [parts, treasury] = await Promise.all([
    stage.chain.readContract({ ...parameters, functionName: 'feeParts' }),
    stage.chain.readContract({ ...parameters, functionName: 'holderOf', args: [TREASURY_ROLE] }),
  ]);
  const terms = { parts, treasury: lowerCase(treasury) };
  const { id, version } = document.model;
  return divideIncome(stage, { id, version, amount: document.fee }, terms, (pool) => dividePool(stage, document, pool));
}

type Terms = { parts: FeeParts; treasury: Hex };
type Income = { id: number; version: number; amount: bigint };
type PoolShares = { account: Hex; amount: bigint }[];

/** One model's income among its people, and what of the builder's amount its parents get among theirs. */
async function divideIncome(
  stage: Stage,
  income: Income,
  terms: Terms,
  payContributors: (pool: bigint) => Promise<PoolShares>,
): Promise<ExpectedShare[]> {
  const { id, version, amount } = income;
  const models = { address: stage.addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const [builder, { computeProvider, datanets }] = await Promise.all([
    stage.chain.readContract({ ...models, functionName: 'ownerOf', args: [BigInt(id)] }),
    stage.chain.readContract({ ...models, functionName: 'versionOf', args: [BigInt(id), BigInt(version)] }),
  ]);
  const stakes = await readEarningStakes(stage, datanets);
  const filled: RewardRole[] = ['treasury', 'builder', 'contributors'];
  if (stakes.length > 0) filled.push('curators');
  if (lowerCase(computeProvider) !== NOBODY) filled.push('compute');
  const amounts = splitFee({ fee: amount, parts: terms.parts, filled });
  const { kept, royalties } = await divideBuilderAmount(stage, income, amounts.builder);
  const curators = stakes.length > 0 ? divideByWeights(amounts.curators, stakes) : [];
  const contributors = await payContributors(amounts.contributors);
  const own: ExpectedShare[] = [
    { account: terms.treasury, role: 'treasury', amount: amounts.treasury },
    { account: lowerCase(builder), role: 'builder', amount: kept },
    { account: lowerCase(computeProvider), role: 'compute', amount: amounts.compute },
    ...curators.map(
      ({ key, amount: paid }): ExpectedShare => ({
        account: lowerCase(key.split(':')[1] ?? ''),
        role: 'curators',
        amount: paid,
      }),
    ),
    ...contributors.map((share): ExpectedShare => ({ ...share, role: 'contributors' })),
  ];
  const flowedOn = await Promise.all(
    royalties.map((parent) =>
      divideIncome(stage, parent, terms, async (pool) => divideByVersionShares(stage, parent, pool)),
    ),
  );
  return [...own, ...flowedOn.flat()].filter((share) => share.amount > 0n);
}

/** The active stakes of those who accepted something that is in these Datanet versions. */
async function readEarningStakes(
  stage: Stage,
  datanets: readonly { datanetId: bigint; version: bigint }[],
): Promise<{ key: string; weight: bigint }[]> {
  const registry = { address: stage.addresses.datanetRegistry, abi: datanetRegistryAbi } as const;
  const stakes: { key: string; weight: bigint }[] = [];
  for (const { datanetId, version } of datanets) {
    const accepted = await stage.chain.getContractEvents({
      ...registry,
      eventName: 'ContributionAccepted',
      args: { datanetId },
      fromBlock: 0n,
    });
    const curators = new Set<Hex>();
    for (const { args } of accepted) {
      if (args.contributionId === undefined || !args.curator) continue;
      const isIn = await stage.chain.readContract({
        ...registry,
        functionName: 'isInVersion',
        args: [datanetId, version, args.contributionId],
      });
      if (isIn) curators.add(lowerCase(args.curator));
    }
    for (const curator of curators) {
      const weight = await stage.chain.readContract({
        address: stage.addresses.curatorStaking,
        abi: curatorStakingAbi,
        functionName: 'activeStakeOf',
        args: [datanetId, curator],
      });
      if (weight > 0n) stakes.push({ key: `${String(datanetId).padStart(9, '0')}:${curator}`, weight });
    }
  }
  return stakes;
}

/** What of a builder's amount stays, and what each parent gets as an income of the version that was its newest then. */
async function divideBuilderAmount(
  stage: Stage,
  child: Income,
  amount: bigint,
): Promise<{ kept: bigint; royalties: Income[] }> {
  const parents = await stage.chain.readContract({
    address: stage.addresses.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'parentsOf',
    args: [BigInt(child.id)],
  });
  const taken = parents.reduce((sum, { part }) => sum + part, 0);
  const divided = divideByWeights(amount, [
    ...parents.map(({ modelId, part }) => ({ key: String(modelId).padStart(9, '0'), weight: BigInt(part) })),
    { key: 'builder', weight: BigInt(10_000 - taken) },
  ]);
  const [published] = (await listVersions(stage, child.id)).filter(
    ({ args }) => Number(args.version) === child.version,
  );
  const royalties: Income[] = [];
  for (const [k, { modelId }] of parents.entries()) {
    const before = (await listVersions(stage, Number(modelId))).filter(
      (one) =>
        published &&
        (one.blockNumber < published.blockNumber ||
          (one.blockNumber === published.blockNumber && one.logIndex < published.logIndex)),
    );
    const paid = divided[k]?.amount ?? 0n;
    if (paid > 0n) royalties.push({ id: Number(modelId), version: before.length, amount: paid });
  }
  return { kept: divided.at(-1)?.amount ?? 0n, royalties };
}

function listVersions(stage: Stage, modelId: number) {
  return stage.chain.getContractEvents({
    address: stage.addresses.modelRegistry,
    abi: modelRegistryAbi,
    eventName: 'ModelVersionPublished',
    args: { modelId: BigInt(modelId) },
    fromBlock: 0n,
  });
}

async function dividePool(
  stage: Stage,
  document: ReceiptDocument,
  pool: bigint,
): Promise<{ account: Hex; amount: bigint }[]> {
  const { commons, records } = document.attribution;
  const paid = records.filter((record) => record.weight > 0n);
  if (paid.length === 0) return divideByVersionShares(stage, document.model, pool);
  const authors = new Map<number, Hex>();
  for (const contributionId of new Set(paid.map((record) => record.contributionId))) {
    const { contributor } = await stage.chain.readContract({
      address: stage.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'contributionOf',
      args: [BigInt(contributionId)],
    });
    authors.set(contributionId, lowerCase(contributor));
  }
  const amounts = new Map<Hex, bigint>();
  const add = (account: Hex, amount: bigint) => amounts.set(account, (amounts.get(account) ?? 0n) + amount);
  const divided = divideByWeights(pool, [
    ...paid.map(({ hash, weight }) => ({ key: String(hash), weight })),
    { key: 'commons', weight: commons },
  ]);
  divided.slice(0, -1).forEach(({ amount }, k) => {
    const author = authors.get(paid[k]?.contributionId ?? 0);
    if (author) add(author, amount);
  });
  const common = divided.at(-1)?.amount ?? 0n;
  if (common > 0n) {
    for (const { account, amount } of await divideByVersionShares(stage, document.model, common)) add(account, amount);
  }
  return [...amounts].map(([account, amount]) => ({ account, amount }));
}

async function divideByVersionShares(
  stage: Stage,
  model: { id: number; version: number },
  pool: bigint,
): Promise<PoolShares> {
  const { shares } = (await readManifest(stage, model)).contributorShares;
  return divideByWeights(
    pool,
    shares.map(({ account, partsPerMillion }) => ({ key: account, weight: BigInt(partsPerMillion) })),
  ).map(({ key, amount }) => ({ account: key, amount }));
}

async function readManifest(stage: Stage, { id, version }: { id: number; version: number }) {
  const published = (await listVersions(stage, id)).find(({ args }) => Number(args.version) === version);
  const cid = published?.args.manifestCid;
  if (!cid) throw new AppError('not-found', `Model ${id} has no version ${version} on chain.`);
  return modelManifestSchema.parse(await readJson(stage, cid));
}

async function readJson({ store }: Stage, cid: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await store.get(cid)));
}

function lowerCase(address: string): Hex {
  return addressSchema.parse(address);
}
