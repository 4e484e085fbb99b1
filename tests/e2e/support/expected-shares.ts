import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Stage } from '@/lib/demo/play/stage';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import type { RewardRole } from '@/lib/rewards/roles';
import { splitFee } from '@/lib/rewards/split-fee';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import { addressSchema } from '@/lib/schemas/hex';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';

export type ExpectedShare = { account: Hex; role: RewardRole; amount: bigint };

const TREASURY = lowerCase(localAccount(LOCAL_ROLES.treasury).address);
const COMPUTE = lowerCase(localAccount(LOCAL_ROLES.operator).address);

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
 * What a receipt owes to whom, from its fee, its records' weights and the chain's word on who contributed them: not from
 * the shares that it states. Curators' stakes do not exist yet, so their part goes to the contributors.
 */
export async function expectShares(stage: Stage, document: ReceiptDocument): Promise<ExpectedShare[]> {
  const builder = await stage.chain.readContract({
    address: stage.addresses.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'ownerOf',
    args: [BigInt(document.model.id)],
  });
  const parts = splitFee({ fee: document.fee, filled: ['treasury', 'builder', 'compute', 'contributors'] });
  const pool = await dividePool(stage, document, parts.contributors);
  return [
    { account: TREASURY, role: 'treasury', amount: parts.treasury },
    { account: lowerCase(builder), role: 'builder', amount: parts.builder },
    { account: COMPUTE, role: 'compute', amount: parts.compute },
    ...pool.map((share): ExpectedShare => ({ ...share, role: 'contributors' })),
  ];
}

async function dividePool(
  stage: Stage,
  document: ReceiptDocument,
  pool: bigint,
): Promise<{ account: Hex; amount: bigint }[]> {
  const { commons, records } = document.attribution;
  const paid = records.filter((record) => record.weight > 0n);
  if (paid.length === 0) return divideByVersionShares(stage, document, pool);
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
    for (const { account, amount } of await divideByVersionShares(stage, document, common)) add(account, amount);
  }
  return [...amounts].map(([account, amount]) => ({ account, amount }));
}

async function divideByVersionShares(
  stage: Stage,
  document: ReceiptDocument,
  pool: bigint,
): Promise<{ account: Hex; amount: bigint }[]> {
  const { shares } = (await readManifest(stage, document)).contributorShares;
  return divideByWeights(
    pool,
    shares.map(({ account, partsPerMillion }) => ({ key: account, weight: BigInt(partsPerMillion) })),
  ).map(({ key, amount }) => ({ account: key, amount }));
}

async function readManifest(stage: Stage, { model }: ReceiptDocument) {
  const published = await stage.chain.getContractEvents({
    address: stage.addresses.modelRegistry,
    abi: modelRegistryAbi,
    eventName: 'ModelVersionPublished',
    args: { modelId: BigInt(model.id), version: BigInt(model.version) },
    fromBlock: 0n,
  });
  const cid = published.at(-1)?.args.manifestCid;
  if (!cid) throw new AppError('not-found', `Model ${model.id} has no version ${model.version} on chain.`);
  return modelManifestSchema.parse(await readJson(stage, cid));
}

async function readJson({ store }: Stage, cid: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await store.get(cid)));
}

function lowerCase(address: string): Hex {
  return addressSchema.parse(address);
}
