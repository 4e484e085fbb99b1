import { type Address, type Hex, maxUint256 } from 'viem';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';
import { encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { recordsRoot } from '@/lib/records/records-root';
import type { ContentStore } from '@/lib/storage/content-store';
import {
  ALICE,
  ASKER,
  BOB,
  BUILDER,
  CURATOR,
  callOf,
  DEPLOYER,
  OPEN,
  OPERATOR,
  OWNER,
  registry,
  send,
} from '@/tests/integration/indexer/contract-calls';
import { challengeEpoch, proposeEpoch, resolveChallenge } from '@/tests/support/bond-epoch';
import type { TestChain } from '@/tests/support/start-chain';

/** The contract's enum Access. */
const ON_REQUEST = 1;
const ANYONE = 2;
const NO_LINEAGE = { adapter: false, leastChildPart: 0, parents: [] };

export async function putJson(store: ContentStore, value: Json): Promise<{ cid: string; hash: Hex }> {
  const text = canonicalJson(value);
  const { cid } = await store.put({ bytes: new TextEncoder().encode(text) });
  return { cid, hash: keccak256(text) };
}

export function metadata(name: string): Json {
  return {
    name,
    summary: 'What people say about rivers.',
    description: '',
    tags: ['rivers'],
    licence: 'CC0-1.0',
    schema: {
      fields: [
        { name: 'text', kind: 'text', required: true, description: 'What was said.' },
        { name: 'label', kind: 'label', required: true, description: 'Its mood.', labels: ['calm', 'wild'] },
      ],
    },
  };
}

/** Stores a file of `texts` and submits it to a Datanet. */
export async function submitTexts(
  { chain, store }: { chain: TestChain; store: ContentStore },
  { from, datanetId, texts }: { from: number; datanetId: bigint; texts: readonly string[] },
): Promise<{ cid: string }> {
  const lines = texts.map((text) => recordLine({ fields: { text, label: 'calm' } }));
  const { cid } = await store.put({ bytes: encodeRecordLines(lines) });
  const root = recordsRoot(lines.map(recordHash));
  await send(chain, from, registry(chain, 'submitContribution', [datanetId, root, lines.length, cid]));
  return { cid };
}

/** A Datanet of anyone's contributions, curated by CURATOR. Its first call on a chain makes Datanet 1. */
export async function createDatanet({ chain, store }: { chain: TestChain; store: ContentStore }): Promise<void> {
  const { cid } = await putJson(store, metadata('Rivers of the north'));
  await send(chain, OWNER, registry(chain, 'createDatanet', [cid, ANYONE, ANYONE]));
}

/** Everything that can happen to Datanets: 1 stays with OWNER, 2 goes to BOB; contributions 1 to 5; two versions. */
export async function playDatanets(parts: { chain: TestChain; store: ContentStore }): Promise<void> {
  const { chain, store } = parts;
  await createDatanet(parts);
  await createDatanet(parts);
  const renamed = await putJson(store, metadata('Rivers of the south'));
  const as = (from: number, name: string, args: readonly unknown[]) => send(chain, from, registry(chain, name, args));
  await as(OWNER, 'setMetadata', [1n, renamed.cid]);
  await as(OWNER, 'setPolicy', [2n, ON_REQUEST, ON_REQUEST]);
  await as(OWNER, 'setCurator', [1n, chain.addressOf(CURATOR), true]);
  await as(OWNER, 'setCurator', [1n, chain.addressOf(BUILDER), true]);
  await as(OWNER, 'setCurator', [1n, chain.addressOf(BUILDER), false]);
  await as(ALICE, 'requestAccess', [2n, 0, 'I walk along it every day.\u0000']);
  await as(BOB, 'requestAccess', [2n, 1, '']);
  await as(OWNER, 'setAccess', [2n, chain.addressOf(ALICE), 0, true]);
  await as(OWNER, 'transferFrom', [chain.addressOf(OWNER), chain.addressOf(BOB), 2n]);
  await submitTexts(parts, { from: ALICE, datanetId: 1n, texts: ['still water', 'deep water', 'noise'] });
  await submitTexts(parts, { from: BOB, datanetId: 1n, texts: ['white water'] });
  await submitTexts(parts, { from: BOB, datanetId: 1n, texts: ['spam'] });
  await as(CURATOR, 'acceptContribution', [1n, [2], 'Good, less the noise.']);
  await as(CURATOR, 'acceptContribution', [2n, [], '']);
  await as(CURATOR, 'rejectContribution', [3n, 'Not about a river.']);
  const manifest = await putJson(store, { version: 1 });
  await as(CURATOR, 'publishVersion', [1n, 2n, manifest.cid, manifest.hash]);
  await submitTexts(parts, { from: ALICE, datanetId: 1n, texts: ['brown water', 'green water'] });
  await submitTexts(parts, { from: ALICE, datanetId: 1n, texts: ['never looked at'] });
  await as(OWNER, 'acceptContribution', [4n, [], '']);
  await as(BOB, 'withdrawContribution', [2n]);
  await as(ALICE, 'withdrawContribution', [5n]);
  await as(OWNER, 'publishVersion', [1n, 4n, manifest.cid, manifest.hash]);
}

/** Model 1 of BUILDER: two versions, two prices, retired and sold to ALICE. Model 2 stays. */
export async function playModels({ chain, store }: { chain: TestChain; store: ContentStore }): Promise<void> {
  const as = (from: number, name: string, args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'modelRegistry', name, args));
  const manifest = await putJson(store, { no: 'manifest' });
  const used = [{ datanetId: 1n, version: 1n }];
  const compute = chain.addressOf(OPERATOR);
  await as(BUILDER, 'publishModel', [manifest.cid, manifest.hash, OPEN, compute, used, NO_LINEAGE]);
  await as(BUILDER, 'publishModel', ['no cid', manifest.hash, 2n * OPEN, compute, used, NO_LINEAGE]);
  await as(BUILDER, 'setPrice', [1n, 3n * OPEN]);
  await as(BUILDER, 'publishModelVersion', [
    1n,
    manifest.cid,
    manifest.hash,
    compute,
    [{ datanetId: 1n, version: 2n }],
  ]);
  await as(BUILDER, 'setRetired', [1n, true]);
  await as(BUILDER, 'transferFrom', [chain.addressOf(BUILDER), chain.addressOf(ALICE), 1n]);
}

/** ASKER deposits 50 OPEN, asks for 7 OPEN of model 2, takes 10 OPEN back. */
export async function playMoney({ chain }: { chain: TestChain }): Promise<void> {
  const asker = chain.addressOf(ASKER);
  const inVault = (from: number, name: string, args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'inferenceVault', name, args));
  await send(chain, DEPLOYER, callOf(chain, 'openToken', 'transfer', [asker, 100n * OPEN]));
  await send(chain, ASKER, callOf(chain, 'openToken', 'approve', [chain.addresses.inferenceVault, maxUint256]));
  await inVault(ASKER, 'deposit', [30n * OPEN]);
  await inVault(ASKER, 'deposit', [20n * OPEN]);
  await inVault(ASKER, 'requestWithdrawal', [40n * OPEN]);
  await inVault(ASKER, 'cancelWithdrawal', []);
  await inVault(ASKER, 'requestWithdrawal', [10n * OPEN]);
  const { timestamp } = await chain.reader.getBlock();
  const permission = {
    account: asker,
    models: [2n],
    maxUnitPrice: 2n * OPEN,
    cap: 20n * OPEN,
    deadline: timestamp + 3_600n,
    nonce: 1n,
  };
  const signature = await chain.walletFor(ASKER).signTypedData({
    domain: {
      name: 'Tributary InferenceVault',
      version: '1',
      chainId: chain.chainId,
      verifyingContract: chain.addresses.inferenceVault,
    },
    types: {
      SpendingPermission: [
        { name: 'account', type: 'address' },
        { name: 'models', type: 'uint256[]' },
        { name: 'maxUnitPrice', type: 'uint256' },
        { name: 'cap', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
      ],
    },
    primaryType: 'SpendingPermission',
    message: permission,
  });
  const charge = (units: bigint, unitPrice: bigint) => ({ permission: 0n, modelId: 2n, units, unitPrice });
  const signed = { permission, signature };
  await inVault(OPERATOR, 'settle', [1n, [signed], [charge(2n, 2n * OPEN), charge(1n, OPEN)]]);
  await inVault(OPERATOR, 'settle', [2n, [{ permission, signature: '0x' }], [charge(1n, 2n * OPEN)]]);
  await inVault(ASKER, 'revokePermission', [permission]);
  await chain.advanceTime(121);
  await inVault(ASKER, 'withdraw', []);
}

/**
 * The fees of playMoney. Epoch 1: a first root rightly challenged, a second one whose challenge nobody resolves, a third
 * one challenged twice for nothing and then claimed, by ALICE's wish to BOB. Epoch 2: a first root whose challenge nobody
 * resolves, a second one that waits, once challenged for nothing and once openly.
 */
export async function playEpochs({ chain }: { chain: TestChain }): Promise<void> {
  const [alice, bob] = [chain.addressOf(ALICE), chain.addressOf(BOB)];
  const leaf = claimLeaf(alice, 6n * OPEN);
  const propose = (epoch: bigint, root: Hex, total: bigint) =>
    proposeEpoch(chain, { epoch, root, total, fileCid: 'not a cid' });
  const challenge = (epoch: bigint, reason: string) => challengeEpoch(chain, { challenger: BOB, epoch, reason });
  const inRewards = (from: number, name: string, args: readonly unknown[]) =>
    send(chain, from, callOf(chain, 'rewardDistributor', name, args));
  await propose(1n, keccak256('wrong'), 7n * OPEN);
  await challenge(1n, 'The file cannot be \u0000read.');
  await resolveChallenge(chain, { epoch: 1n, upheld: true, reason: 'No site has it.' });
  const expire = async (epoch: bigint) => {
    await chain.advanceTime(3_601);
    await inRewards(ASKER, 'expireChallenge', [epoch]);
  };
  const dismiss = async (epoch: bigint) => {
    await chain.advanceTime(10);
    await resolveChallenge(chain, { epoch, upheld: false, reason: 'It is what the receipts say.' });
  };
  await propose(1n, leaf, 6n * OPEN);
  await challenge(1n, 'Too little.');
  await expire(1n);
  await propose(1n, leaf, 6n * OPEN);
  for (const reason of ['Still too little.', 'Once more.']) {
    await challenge(1n, reason);
    await dismiss(1n);
  }
  await chain.advanceTime(120);
  const claim = { account: alice, cumulativeAmount: 6n * OPEN, proof: [] };
  await inRewards(ALICE, 'claimTo', [claim, bob, 2n ** 40n, '0x']);
  await propose(2n, leaf, 7n * OPEN);
  await challenge(2n, 'ALICE earned more.');
  await expire(2n);
  await propose(2n, leaf, 7n * OPEN);
  await challenge(2n, 'ALICE still earned more.');
  await dismiss(2n);
  await challenge(2n, 'And BOB less.');
}

/** The leaf of a tree with one account is its root. */
function claimLeaf(account: Address, amount: bigint): Hex {
  const word = (value: string) => value.padStart(64, '0');
  const encoded = Buffer.from(`${word(account.slice(2).toLowerCase())}${word(amount.toString(16))}`, 'hex');
  return keccak256(Buffer.from(keccak256(encoded).slice(2), 'hex'));
}
