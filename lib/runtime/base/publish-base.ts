import { parseEventLogs } from 'viem';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import { type BaseModel, listBases } from '@/lib/db/base-model';
import { versionRecords } from '@/lib/db/version-records';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { createDatanet } from '@/lib/demo/play/create-datanet';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import { publishVersion } from '@/lib/demo/play/publish-version';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForIndex } from '@/lib/demo/play/wait-for-index';
import { type DraftRecord, recordHash, recordLine } from '@/lib/records/record-line';
import { describeBase } from '@/lib/runtime/base/describe-base';
import { BASE_DATANET, draftSources } from '@/lib/runtime/base/plan-base-datanet';
import type { BaseFile } from '@/lib/runtime/base/read-base-file';

const TIMEOUT_MS = 60_000;
/** Permission.Contribute of the contract's enum. */
const CONTRIBUTE = 0;

/** Where a base is published, and by whom: nobody decides on what they contribute, so it takes two accounts. */
export type BasePublishers = { readonly operator: Player; readonly contributor: Player };

/**
 * Publishes the base model with the Datanet of its texts, free to build upon. Each step looks first whether chain or
 * database know it as done, so it goes on wherever it was cut off, and doubles nothing; a base with other weights becomes
 * the next version of the operator's base model. Resolves with what is published.
 */
export async function publishBase(
  stage: Stage,
  { operator, contributor, base }: BasePublishers & { base: BaseFile },
): Promise<BaseModel> {
  await waitForIndex(stage);
  await waitForManifests(stage, operator);
  const { cid: weightsCid } = await stage.store.put({ bytes: base.bytes });
  const ours = await findOurs(stage, operator);
  if (ours?.weightsCid === weightsCid) return ours;

  const source = await publishSources(stage, { operator, contributor, base });
  const manifest = await describeBase(stage, {
    base,
    source,
    weightsCid,
    builder: operator.account,
  });
  const text = canonicalJson(manifest as Json);
  const { cid } = await stage.store.put({ bytes: new TextEncoder().encode(text) });
  const modelId = await publish(stage, {
    operator,
    modelId: ours?.modelId ?? null,
    cid,
    hash: keccak256(text),
    source,
  });
  const what = { what: `The base model ${modelId} in the database`, timeoutMs: TIMEOUT_MS };
  return pollUntil(async () => {
    const found = await findOurs(stage, operator);
    return found?.weightsCid === weightsCid ? found : null;
  }, what);
}

/** What the operator published before is known once its manifest is read, which comes after the block. */
async function waitForManifests({ db }: Stage, operator: Player): Promise<void> {
  const areRead = async () => {
    const versions = await db.modelVersion.findMany({
      where: { publisher: operator.account },
      select: { manifestCid: true },
    });
    const cids = [...new Set(versions.map(({ manifestCid }) => manifestCid))];
    return (await db.modelManifest.count({ where: { cid: { in: cids } } })) === cids.length || null;
  };
  await pollUntil(areRead, { what: 'The manifests of what the operator published', timeoutMs: TIMEOUT_MS });
}

async function findOurs({ db }: Stage, operator: Player): Promise<BaseModel | null> {
  return (await listBases(db)).find(({ owner }) => owner === operator.account) ?? null;
}

type Source = { readonly datanetId: number; readonly version: number };

/** The version of the operator's Datanet that lists every text of this base. */
async function publishSources(
  stage: Stage,
  { operator, contributor, base }: BasePublishers & { base: BaseFile },
): Promise<Source> {
  const datanetId = await createDatanet(stage, {
    owner: operator,
    metadata: BASE_DATANET,
    contributeAccess: 'on-request',
    trainAccess: 'nobody',
  });
  const drafts = draftSources(base.manifest.sources);
  const listed = await findLatest(stage, { datanetId, drafts });
  if (listed.missing.length === 0) return { datanetId, version: listed.version };
  await letContribute(stage, { operator, contributor, datanetId });
  const contributionId = await contributeRecords(stage, { contributor, datanetId, records: listed.missing });
  await decideContribution(stage, {
    curator: operator,
    contributionId,
    decision: { accept: true, reason: 'As the manifest beside the base model’s weights lists them.' },
  });
  const version = listed.version + 1;
  await publishVersion(stage, { publisher: operator, datanetId, version });
  return { datanetId, version };
}

/** The latest version's number, 0 for none, and which of these records it does not hold. */
async function findLatest(
  { db }: Stage,
  { datanetId, drafts }: { datanetId: number; drafts: readonly DraftRecord[] },
): Promise<{ version: number; missing: DraftRecord[] }> {
  const { versionCount: version } = await db.datanet.findUniqueOrThrow({
    where: { id: datanetId },
    select: { versionCount: true },
  });
  const held = version === 0 ? [] : await versionRecords(db, { datanetId, version });
  const hashes = new Set<string>(held.map(({ hash }) => hash));
  return { version, missing: drafts.filter((draft) => !hashes.has(recordHash(recordLine(draft)))) };
}

async function letContribute(
  stage: Stage,
  { operator, contributor, datanetId }: { operator: Player; contributor: Player; datanetId: number },
): Promise<void> {
  const { account } = contributor;
  const known = await stage.db.datanetAccess.findUnique({
    where: { datanetId_account_permission: { datanetId, account, permission: 'contribute' } },
    select: { granted: true },
  });
  if (known?.granted) return;
  await sendTransaction(stage, {
    player: operator,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.datanetRegistry,
        abi: datanetRegistryAbi,
        functionName: 'setAccess',
        args: [BigInt(datanetId), account, CONTRIBUTE, true],
      }),
  });
}

/** A new model, or the next version of `modelId`. Resolves with the model's id. */
async function publish(
  stage: Stage,
  input: { operator: Player; modelId: number | null; cid: string; hash: `0x${string}`; source: Source },
): Promise<number> {
  const { operator, modelId, cid, hash, source } = input;
  const registry = { address: stage.addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const sources = [{ datanetId: BigInt(source.datanetId), version: BigInt(source.version) }];
  const receipt = await sendTransaction(stage, {
    player: operator,
    send: (writer) =>
      modelId === null
        ? writer.writeContract({
            ...registry,
            functionName: 'publishModel',
            args: [cid, hash, 0n, operator.account, sources, { adapter: false, leastChildPart: 0, parents: [] }],
          })
        : writer.writeContract({
            ...registry,
            functionName: 'publishModelVersion',
            args: [BigInt(modelId), cid, hash, operator.account, sources],
          }),
  });
  const [event] = parseEventLogs({ abi: modelRegistryAbi, logs: receipt.logs, eventName: 'ModelVersionPublished' });
  if (!event) throw new AppError('internal', `The transaction ${receipt.transactionHash} published no model.`);
  return Number(event.args.modelId);
}
