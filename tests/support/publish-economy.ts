import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from 'graphile-worker';
import type { Abi, Address, Hex } from 'viem';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { canonicalJson } from '@/lib/core/canonical-json';
import { findTrainingRun, insertTrainingRun } from '@/lib/db/training-run';
import { SILENT_LOGGER } from '@/lib/jobs/prepare-queue';
import { createTaskList } from '@/lib/jobs/task-list';
import { train } from '@/lib/jobs/train';
import { type DraftRecord, encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { recordsRoot } from '@/lib/records/records-root';
import { type TrainingRequest, trainingRequestSchema } from '@/lib/schemas/training';
import { prepareVersion } from '@/lib/server/datanets/prepare-version';
import type { ContentStore } from '@/lib/storage/content-store';
import type { TestDatabase } from '@/tests/support/create-test-database';
import { TEST_METADATA } from '@/tests/support/insert-datanet';
import type { TestChain } from '@/tests/support/start-chain';

/** What the published account `index` sends. */
type Call = { address: Address; abi: Abi; functionName: string; args: readonly unknown[] };

const ANYONE = 2;

/** Publishes Datanets and models as people do: files in the store, transactions on the chain, the index behind them. */
export type Publisher = {
  send: (index: number, call: Call) => Promise<void>;
  /** Reads every new block into the database and runs the jobs that this queues. */
  index: () => Promise<void>;
  createDatanet: (owner: number) => Promise<number>;
  /** Submits records; `curator` accepts them, or rejects them. Returns the contribution's id and the records' hashes. */
  contribute: (
    index: number,
    input: {
      datanetId: number;
      records: readonly DraftRecord[];
      curator: number;
      excluded?: readonly number[];
      rejected?: boolean;
    },
  ) => Promise<{ id: number; hashes: Hex[] }>;
  makeCurator: (owner: number, input: { datanetId: number; curator: number }) => Promise<void>;
  /** Returns the version's number. */
  publishVersion: (curator: number, datanetId: number) => Promise<number>;
  /** Trains as the real job does and publishes the result, as a new model or as `modelId`'s next version. */
  publishModel: (
    builder: number,
    input: {
      compute: number;
      unitPrice: bigint;
      request?: Partial<TrainingRequest>;
      modelId?: number;
      /** Of a new model: the models it was made from, ascending, and what it asks of its own children. */
      parents?: readonly { modelId: number; part: number }[];
      leastChildPart?: number;
    },
  ) => Promise<number>;
  retireModel: (owner: number, modelId: number) => Promise<void>;
  /** Gives a curator the amount and stakes it on the Datanet; read by the index. */
  stakeOnDatanet: (curator: number, input: { datanetId: number; amount: bigint }) => Promise<void>;
};

export function openPublisher({
  database,
  chain,
  store,
  indexChain,
}: {
  database: TestDatabase;
  chain: TestChain;
  store: ContentStore;
  indexChain: () => Promise<void>;
}): Publisher {
  const { db, pool } = database;
  const { addresses, reader } = chain;
  const registry = { address: addresses.datanetRegistry, abi: datanetRegistryAbi } as const;
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const models = { address: addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const putText = async (text: string) => (await store.put({ bytes: new TextEncoder().encode(text) })).cid;

  async function send(index: number, call: Call): Promise<void> {
    const wallet = chain.walletFor(index);
    const hash = await wallet.writeContract({ ...call, account: wallet.account, chain: null });
    const { status } = await reader.waitForTransactionReceipt({ hash });
    if (status !== 'success') throw new Error(`${call.functionName} was reverted.`);
  }

  async function index(): Promise<void> {
    await indexChain();
    await runOnce({
      pgPool: pool,
      taskList: createTaskList({ pool, store }),
      noHandleSignals: true,
      logger: SILENT_LOGGER,
    });
  }

  return {
    send,
    index,
    async createDatanet(owner) {
      const cid = await putText(canonicalJson(TEST_METADATA));
      await send(owner, { ...registry, functionName: 'createDatanet', args: [cid, ANYONE, ANYONE] });
      return Number(await reader.readContract({ ...registry, functionName: 'datanetCount' }));
    },
    async makeCurator(owner, { datanetId, curator }) {
      const args = [BigInt(datanetId), chain.addressOf(curator), true];
      await send(owner, { ...registry, functionName: 'setCurator', args });
    },
    async contribute(contributor, { datanetId, records, curator, excluded = [], rejected = false }) {
      const lines = records.map(recordLine);
      const hashes = lines.map(recordHash);
      const { cid } = await store.put({ bytes: encodeRecordLines(lines) });
      const args = [BigInt(datanetId), recordsRoot(hashes), lines.length, cid];
      await send(contributor, { ...registry, functionName: 'submitContribution', args });
      const id = await reader.readContract({ ...registry, functionName: 'contributionCount' });
      const decision = rejected
        ? { functionName: 'rejectContribution', args: [id, 'Not for us.'] }
        : { functionName: 'acceptContribution', args: [id, excluded, ''] };
      await send(curator, { ...registry, ...decision });
      return { id: Number(id), hashes };
    },
    async publishVersion(curator, datanetId) {
      await index();
      const account = chain.addressOf(curator).toLowerCase();
      const deps = { db, store, chain: reader, registry: registry.address };
      const { cid, hash, number, revision } = await prepareVersion(deps, { datanetId, account });
      const args = [BigInt(datanetId), BigInt(revision), cid, hash];
      await send(curator, { ...registry, functionName: 'publishVersion', args });
      await index();
      return number;
    },
    async publishModel(builder, { compute, unitPrice, request = {}, modelId, parents = [], leastChildPart = 0 }) {
      const runId = randomUUID();
      const wanted = trainingRequestSchema.parse({
        kind: 'classifier',
        name: 'Colours',
        summary: 'Names the colour of a thing.',
        datanets: [{ datanetId: 1, version: 1 }],
        textField: 'text',
        labelField: 'label',
        settings: { minDocumentFrequency: 1 },
        ...request,
      });
      const accountOf = (one: number): Hex => `0x${chain.addressOf(one).slice(2).toLowerCase()}`;
      await insertTrainingRun(db, { id: runId, account: accountOf(builder), request: wanted });
      const checkpoints = join(tmpdir(), 'tributary-checkpoints');
      await train({ db, store, computeProvider: accountOf(compute), checkpoints, waitMs: 0 }, { runId });
      const run = await findTrainingRun(db, runId);
      if (!run?.manifestCid || !run.manifestHash) throw new Error(`Training failed: ${run?.problem}`);
      const sources = [...wanted.datanets]
        .sort((a, b) => a.datanetId - b.datanetId)
        .map(({ datanetId, version }) => ({ datanetId: BigInt(datanetId), version: BigInt(version) }));
      const { manifestCid, manifestHash } = run;
      const provider = chain.addressOf(compute);
      const lineage = {
        adapter: false,
        leastChildPart,
        parents: parents.map(({ modelId, part }) => ({ modelId: BigInt(modelId), part })),
      };
      const call =
        modelId === undefined
          ? { functionName: 'publishModel', args: [manifestCid, manifestHash, unitPrice, provider, sources, lineage] }
          : {
              functionName: 'publishModelVersion',
              args: [BigInt(modelId), manifestCid, manifestHash, provider, sources],
            };
      await send(builder, { ...models, ...call });
      await index();
      return modelId ?? Number(await reader.readContract({ ...models, functionName: 'modelCount' }));
    },
    async retireModel(owner, modelId) {
      await send(owner, { ...models, functionName: 'setRetired', args: [BigInt(modelId), true] });
      await index();
    },
    async stakeOnDatanet(curator, { datanetId, amount }) {
      const staking = { address: addresses.curatorStaking, abi: curatorStakingAbi } as const;
      await chain.giveOpen(curator, amount);
      await send(curator, { ...token, functionName: 'approve', args: [addresses.curatorStaking, amount] });
      await send(curator, { ...staking, functionName: 'stake', args: [BigInt(datanetId), amount] });
      await index();
    },
  };
}
