import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from 'viem';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import type { ChainWriter } from '@/lib/chain/clients';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import { createBlockRange } from '@/lib/indexer/block-range';
import { createEventDecoder } from '@/lib/indexer/decode-events';
import { syncOnce } from '@/lib/indexer/sync-once';
import { attribute } from '@/lib/jobs/attribute';
import { type AttributionThread, startAttributionThread } from '@/lib/jobs/attribution-thread';
import { prepareQueue } from '@/lib/jobs/prepare-queue';
import { settle } from '@/lib/jobs/settle';
import { permissionTypedData, type SpendingPermission } from '@/lib/schemas/permission';
import { savePermission } from '@/lib/server/permissions/save-permission';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { BLUE, RED } from '@/tests/support/colour-texts';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { openPublisher, type Publisher } from '@/tests/support/publish-economy';
import { startChain, type TestChain } from '@/tests/support/start-chain';

/** Indices of the published accounts that play the people. */
export const PEOPLE = { ana: 0, ben: 1, builder: 2, asker: 3, compute: 4, other: 5 } as const;

export const UNIT_PRICE = 10n ** 15n + 7n;

/**
 * A database, a chain with the contracts, a content store and one trained model (id 1) on a Datanet with records by ana
 * and ben. All of it stands on the chain and came through the real indexer and its jobs.
 */
export type TestEconomy = {
  database: TestDatabase;
  chain: TestChain;
  store: ContentStore;
  /** DATA_DIR of this economy: its store is the one that the environment then names. */
  dataDir: string;
  /** Publishes more Datanets, contributions and models. */
  publisher: Publisher;
  accountOf: (index: number) => Hex;
  /** Reads every new block into the database. */
  indexChain: () => Promise<void>;
  /** Gives OPEN to an account and deposits it; read by the index. */
  deposit: (index: number, amount: bigint) => Promise<void>;
  signPermission: (index: number, changes?: Partial<SpendingPermission>) => Promise<Hex>;
  attribute: (receiptId: string) => Promise<void>;
  /** The attribution thread of this economy. */
  explain: AttributionThread['explain'];
  explainText: AttributionThread['explainText'];
  /** Settles with the operator's key, or another writer, and reads the new blocks. */
  settle: (options?: { whenDue?: boolean; operator?: ChainWriter }) => Promise<void>;
  balanceOf: (account: Address) => Promise<bigint>;
  /** Dependencies of a settlement, to be changed by a test. */
  settleDependencies: () => Parameters<typeof settle>[0];
  stop: () => Promise<void>;
};

export async function startEconomy(): Promise<TestEconomy> {
  const [database, chain] = await Promise.all([createTestDatabase(), startChain()]);
  const folder = mkdtempSync(join(tmpdir(), 'tributary-economy-'));
  const store = openFolderStore(join(folder, 'blobs'));
  const { db } = database;
  const { addresses, chainId, reader } = chain;
  let thread: AttributionThread | undefined;
  const accountOf = (index: number): Hex => lowerCase(chain.addressOf(index));
  await prepareQueue({ url: database.url });
  const decode = createEventDecoder(addresses);
  const range = createBlockRange();
  const indexChain = async () => {
    const deps = { pool: database.pool, chain: reader, chainId, addresses, decode, range, local: true };
    for (let step = await syncOnce(deps); step.state !== 'idle'; step = await syncOnce(deps));
  };
  const send = async (index: number, call: Parameters<ReturnType<TestChain['walletFor']>['writeContract']>[0]) => {
    const hash = await chain.walletFor(index).writeContract(call);
    await reader.waitForTransactionReceipt({ hash });
  };
  const settleDependencies = () => ({
    db,
    store,
    chain: reader,
    operator: chain.walletFor(LOCAL_ROLES.operator),
    chainId,
    addresses,
    everyS: 300,
  });
  const publisher = openPublisher({ database, chain, store, indexChain });
  await publishColours(publisher);

  return {
    database,
    publisher,
    chain,
    store,
    dataDir: folder,
    accountOf,
    indexChain,
    async deposit(index, amount) {
      const account = chain.addressOf(index);
      const base = { account: null, chain: null } as const;
      const token = { address: addresses.openToken, abi: openTokenAbi } as const;
      await send(LOCAL_ROLES.deployer, {
        ...token,
        ...base,
        account: chain.walletFor(LOCAL_ROLES.deployer).account,
        functionName: 'transfer',
        args: [account, amount],
      });
      await send(index, {
        ...token,
        ...base,
        account: chain.walletFor(index).account,
        functionName: 'approve',
        args: [addresses.inferenceVault, amount],
      });
      await send(index, {
        ...base,
        account: chain.walletFor(index).account,
        address: addresses.inferenceVault,
        abi: inferenceVaultAbi,
        functionName: 'deposit',
        args: [amount],
      });
      await indexChain();
    },
    async signPermission(index, changes = {}) {
      const permission: SpendingPermission = {
        account: accountOf(index),
        models: [1],
        maxUnitPrice: UNIT_PRICE,
        cap: 10n ** 18n,
        deadline: Math.floor(Date.now() / 1000) + 86_400,
        nonce: BigInt(`0x${randomUUID().replaceAll('-', '')}`),
        ...changes,
      };
      const signature = await chain
        .walletFor(index)
        .signTypedData(permissionTypedData({ chainId, vault: addresses.inferenceVault, permission }));
      return savePermission(
        { db, chain: reader, chainId, addresses },
        { account: permission.account, signed: { permission, signature }, now: new Date() },
      );
    },
    async attribute(receiptId) {
      thread ??= startAttributionThread();
      const contracts = { chainId, vault: addresses.inferenceVault };
      await attribute({ db, store, thread, contracts }, { receiptId });
    },
    explain(input) {
      thread ??= startAttributionThread();
      return thread.explain(input);
    },
    explainText(input) {
      thread ??= startAttributionThread();
      return thread.explainText(input);
    },
    async settle({ operator, ...options } = {}) {
      const deps = settleDependencies();
      try {
        await settle({ ...deps, operator: operator ?? deps.operator }, options);
      } finally {
        await indexChain();
      }
    },
    balanceOf: (account) =>
      reader.readContract({
        address: addresses.openToken,
        abi: openTokenAbi,
        functionName: 'balanceOf',
        args: [account],
      }),
    settleDependencies,
    async stop() {
      await Promise.all([thread?.stop(), database.close(), chain.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One Datanet with a version, by ana and ben, and two models trained on it: 1 answers, 2 is retired. */
async function publishColours(publisher: Publisher): Promise<void> {
  const records = (texts: string[], label: string) => texts.map((text) => ({ fields: { text, label } }));
  const datanetId = await publisher.createDatanet(PEOPLE.ana);
  await publisher.makeCurator(PEOPLE.ana, { datanetId, curator: PEOPLE.other });
  const { hashes } = await publisher.contribute(PEOPLE.ana, {
    datanetId,
    records: [...records(RED, 'red'), ...records(BLUE.slice(0, 2), 'blue')],
    curator: PEOPLE.other,
  });
  const [firstHash] = hashes;
  if (!firstHash) throw new Error('Ana contributed no record.');
  await publisher.contribute(PEOPLE.ben, {
    datanetId,
    // The first line corrects ana's first: its credit is shared.
    records: [
      { fields: { text: 'a ripe red cherry', label: 'red' }, supersedes: firstHash },
      ...records(BLUE.slice(2), 'blue'),
    ],
    curator: PEOPLE.other,
  });
  await publisher.publishVersion(PEOPLE.ana, datanetId);
  await publisher.publishModel(PEOPLE.builder, { compute: PEOPLE.compute, unitPrice: UNIT_PRICE });
  const retired = await publisher.publishModel(PEOPLE.builder, { compute: PEOPLE.compute, unitPrice: UNIT_PRICE });
  await publisher.retireModel(PEOPLE.builder, retired);
}

function lowerCase(address: Address): Hex {
  return `0x${address.slice(2).toLowerCase()}`;
}
