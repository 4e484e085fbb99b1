import { type Abi, type Address, type Hash, type Hex, maxUint256 } from 'viem';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';
import { encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { recordsRoot } from '@/lib/records/records-root';
import type { ContentStore } from '@/lib/storage/content-store';
import type { TestChain } from '@/tests/support/start-chain';

/** Accounts by index; see LOCAL_ROLES for the roles above 5. */
export const OWNER = 0;
export const CURATOR = 1;
export const ALICE = 2;
export const BOB = 3;
export const BUILDER = 4;
export const ASKER = 5;
const GUARDIAN = 7;
const OPERATOR = 8;
const DEPLOYER = 9;

const OPEN = 10n ** 18n;
/** The contract's enum Access. */
const ON_REQUEST = 1;
const ANYONE = 2;

type Call = { address: Address; abi: Abi; functionName: string; args: readonly unknown[] };

/** Sends a transaction and resolves when it is mined; throws when it reverted. */
export async function send(chain: TestChain, from: number, call: Call): Promise<Hash> {
  const hash = await chain.walletFor(from).writeContract({ ...call, chain: null });
  const receipt = await chain.reader.waitForTransactionReceipt({ hash });
  if (receipt.status !== 'success') throw new Error(`${call.functionName} reverted`);
  return hash;
}

export const registry = (chain: TestChain, functionName: string, args: readonly unknown[]): Call => ({
  address: chain.addresses.datanetRegistry,
  abi: datanetRegistryAbi as Abi,
  functionName,
  args,
});
const models = (chain: TestChain, functionName: string, args: readonly unknown[]): Call => ({
  address: chain.addresses.modelRegistry,
  abi: modelRegistryAbi as Abi,
  functionName,
  args,
});
const vault = (chain: TestChain, functionName: string, args: readonly unknown[]): Call => ({
  address: chain.addresses.inferenceVault,
  abi: inferenceVaultAbi as Abi,
  functionName,
  args,
});
const distributor = (chain: TestChain, functionName: string, args: readonly unknown[]): Call => ({
  address: chain.addresses.rewardDistributor,
  abi: rewardDistributorAbi as Abi,
  functionName,
  args,
});
const token = (chain: TestChain, functionName: string, args: readonly unknown[]): Call => ({
  address: chain.addresses.openToken,
  abi: openTokenAbi as Abi,
  functionName,
  args,
});

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
  await as(CURATOR, 'publishVersion', [1n, manifest.cid, manifest.hash]);
  await submitTexts(parts, { from: ALICE, datanetId: 1n, texts: ['brown water', 'green water'] });
  await submitTexts(parts, { from: ALICE, datanetId: 1n, texts: ['never looked at'] });
  await as(OWNER, 'acceptContribution', [4n, [], '']);
  await as(BOB, 'withdrawContribution', [2n]);
  await as(ALICE, 'withdrawContribution', [5n]);
  await as(OWNER, 'publishVersion', [1n, manifest.cid, manifest.hash]);
}

/** Model 1 of BUILDER: two versions, two prices, retired and sold to ALICE. Model 2 stays. */
export async function playModels({ chain, store }: { chain: TestChain; store: ContentStore }): Promise<void> {
  const as = (from: number, name: string, args: readonly unknown[]) => send(chain, from, models(chain, name, args));
  const manifest = await putJson(store, { no: 'manifest' });
  const used = [{ datanetId: 1n, version: 1n }];
  const compute = chain.addressOf(OPERATOR);
  await as(BUILDER, 'publishModel', [manifest.cid, manifest.hash, OPEN, compute, used]);
  await as(BUILDER, 'publishModel', ['no cid', manifest.hash, 2n * OPEN, compute, used]);
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

/** ASKER deposits 50 OPEN, asks for 7 OPEN of model 2, takes 10 OPEN back; two epochs, the first refused once; a claim. */
export async function playMoney({ chain }: { chain: TestChain }): Promise<void> {
  const asker = chain.addressOf(ASKER);
  const inVault = (from: number, name: string, args: readonly unknown[]) => send(chain, from, vault(chain, name, args));
  const inRewards = (from: number, name: string, args: readonly unknown[]) =>
    send(chain, from, distributor(chain, name, args));
  await send(chain, DEPLOYER, token(chain, 'transfer', [asker, 100n * OPEN]));
  await send(chain, ASKER, token(chain, 'approve', [chain.addresses.inferenceVault, maxUint256]));
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
  const permissionHash = await chain.reader.readContract({
    address: chain.addresses.inferenceVault,
    abi: inferenceVaultAbi,
    functionName: 'permissionHash',
    args: [permission],
  });
  const charge = (units: bigint, unitPrice: bigint) => ({ permissionHash, modelId: 2n, units, unitPrice });
  await inVault(OPERATOR, 'settle', [1n, [{ permission, signature }], [charge(2n, 2n * OPEN), charge(1n, OPEN)]]);
  await inVault(OPERATOR, 'settle', [2n, [], [charge(1n, 2n * OPEN)]]);
  await inVault(ASKER, 'revokePermission', [permission]);
  await chain.advanceTime(121);
  await inVault(ASKER, 'withdraw', []);
  const leaf = claimLeaf(chain.addressOf(ALICE), 6n * OPEN);
  await inRewards(OPERATOR, 'proposeEpoch', [1n, keccak256('wrong'), 7n * OPEN, 'not a cid']);
  await inRewards(GUARDIAN, 'rejectEpoch', [1n, 'The file cannot be read.']);
  await inRewards(OPERATOR, 'proposeEpoch', [1n, leaf, 6n * OPEN, 'not a cid']);
  await chain.advanceTime(61);
  await inRewards(BOB, 'claim', [chain.addressOf(ALICE), 6n * OPEN, []]);
  await inRewards(OPERATOR, 'proposeEpoch', [2n, leaf, 7n * OPEN, 'not a cid']);
}

/** The leaf of a tree with one account is its root. */
function claimLeaf(account: Address, amount: bigint): Hex {
  const word = (value: string) => value.padStart(64, '0');
  const encoded = Buffer.from(`${word(account.slice(2).toLowerCase())}${word(amount.toString(16))}`, 'hex');
  return keccak256(Buffer.from(keccak256(encoded).slice(2), 'hex'));
}
