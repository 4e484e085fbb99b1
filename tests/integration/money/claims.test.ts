import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Abi,
  encodeFunctionData,
  getContractAddress,
  parseEventLogs,
  serializeErc6492Signature,
  zeroHash,
} from 'viem';
import { signTypedData as signNested } from 'viem/experimental/erc7739';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterfactualClaimsAbi } from '@/contracts-abi/counterfactual-claims';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { canonicalJson } from '@/lib/core/canonical-json';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { buildEpoch, type EpochEntry } from '@/lib/rewards/build-epoch';
import type { SignedClaim } from '@/lib/schemas/claim';
import { claimTypedData } from '@/lib/schemas/claim-typed-data';
import { permissionMessage, permissionTypedData, type SpendingPermission } from '@/lib/schemas/permission';
import { prepareClaims } from '@/lib/server/earnings/prepare-claim';
import { type ClaimSubmission, prepareSubmission } from '@/lib/server/earnings/prepare-submission';
import { readEarnings } from '@/lib/server/earnings/read-earnings';
import { readOpenClaims } from '@/lib/server/earnings/read-open-claims';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { compileSolidity } from '@/tests/support/compile-solidity';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startChain, type TestChain } from '@/tests/support/start-chain';

const OPEN = 10n ** 18n;
const [ANA, BEN, PAYER, ANYBODY] = [0, 1, 2, 3];

let chain: TestChain;
let database: TestDatabase;
let store: ContentStore;
let folder: string;
let account: { abi: Abi; bytecode: Hex };
let factory: { abi: Abi; address: Hex };
let entries: readonly EpochEntry[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-claims-'));
  store = openFolderStore(folder);
  [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
  const compiled = compileSolidity('tests/support/solidity/KeyAccount.sol');
  if (!compiled.KeyAccount || !compiled.KeyAccountFactory) throw new Error('The accounts were not compiled.');
  account = compiled.KeyAccount;
  const { abi, bytecode } = compiled.KeyAccountFactory;
  const hash = await chain.walletFor(LOCAL_ROLES.deployer).deployContract({ abi, bytecode });
  const { contractAddress } = await chain.reader.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error('The factory was not deployed.');
  factory = { abi, address: contractAddress };
  const approved = await chain.walletFor(LOCAL_ROLES.operator).writeContract({
    address: chain.addresses.openToken,
    abi: openTokenAbi,
    functionName: 'approve',
    args: [chain.addresses.rewardDistributor, 10n ** 24n],
  });
  await chain.reader.waitForTransactionReceipt({ hash: approved });
});
afterAll(async () => {
  await Promise.all([database?.close(), chain?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const deps = () => ({
  db: database.db,
  store,
  chain: chain.reader,
  chainId: chain.chainId,
  addresses: chain.addresses,
});
const keyOf = (index: number): Hex => toLowerHex(chain.addressOf(index));
const balanceOf = (holder: Hex) =>
  chain.reader.readContract({
    address: chain.addresses.openToken,
    abi: openTokenAbi,
    functionName: 'balanceOf',
    args: [holder],
  });

/** An account of its own that nobody else in this test is paid at. */
let strangers = 0;
const stranger = (): Hex => `0x${(0xabc0_0000 + ++strangers).toString(16).padStart(40, '0')}`;

/** A contract account for a key that nobody has deployed: where it will be, and the call that puts it there. */
function undeployed(signer: number) {
  const args = [chain.addressOf(signer), zeroHash] as const;
  const factoryData = encodeFunctionData({ abi: factory.abi, functionName: 'create', args });
  const { bytecode } = account;
  const argument = chain.addressOf(signer).slice(2).toLowerCase().padStart(64, '0');
  const address = toLowerHex(
    getContractAddress({
      opcode: 'CREATE2',
      from: factory.address,
      salt: zeroHash,
      bytecode: `${bytecode}${argument}`,
    }),
  );
  return { address, factory: factory.address, factoryData };
}

/** Proposes an epoch in which these accounts earned these amounts more, and lets its window pass unless told not to. */
async function propose(earned: [Hex, bigint][], { due = true } = {}): Promise<number> {
  await settleFees(earned.reduce((sum, [, amount]) => sum + amount, 0n));
  const { addresses, reader } = chain;
  const number =
    Number(
      await reader
        .readContract({
          address: addresses.rewardDistributor,
          abi: rewardDistributorAbi,
          functionName: 'claimableEpoch',
        })
        .then(([epoch]) => epoch),
    ) + 1;
  const epoch = buildEpoch({
    previous: entries,
    shares: earned.map(([holder, amount]) => ({ account: holder, amount })),
  });
  entries = epoch.entries;
  const file = {
    version: 1,
    epoch: number,
    chainId: chain.chainId,
    vault: toLowerHex(addresses.inferenceVault),
    distributor: toLowerHex(addresses.rewardDistributor),
    settlementId: number,
    previousFileCid: null,
    receipts: [],
    earnings: epoch.entries.map((line) => ({
      account: line.account,
      amount: line.amount.toString(),
      cumulative: line.cumulative.toString(),
    })),
    root: epoch.root,
    total: epoch.total.toString(),
  };
  const { cid } = await store.put({ bytes: new TextEncoder().encode(canonicalJson(file)) });
  const hash = await chain.walletFor(LOCAL_ROLES.operator).writeContract({
    address: addresses.rewardDistributor,
    abi: rewardDistributorAbi,
    functionName: 'proposeEpoch',
    args: [BigInt(number), epoch.root, epoch.total, cid],
  });
  await reader.waitForTransactionReceipt({ hash });
  await noteEpoch({ number, root: epoch.root, total: epoch.total, cid, hash });
  if (due) await chain.advanceTime(61);
  return number;
}

/** What the index would write for the proposal. */
async function noteEpoch(input: { number: number; root: Hex; total: bigint; cid: string; hash: Hex }): Promise<void> {
  const { number, root, total, cid, hash } = input;
  const at = new Date();
  await database.db.epoch.create({
    data: {
      number,
      attempt: 1,
      root,
      total: total.toString(),
      fileCid: cid,
      status: 'proposed',
      claimableAt: at,
      proposedAt: at,
      proposedBlock: 1,
      transactionHash: hash,
      proposer: keyOf(LOCAL_ROLES.operator),
      bond: '0',
    },
  });
  await database.db.epochEarning.createMany({
    data: entries.map((line) => ({
      fileCid: cid,
      epoch: number,
      account: line.account,
      amount: line.amount.toString(),
      cumulative: line.cumulative.toString(),
    })),
  });
}

/** Somebody pays this much for answers, and the operator charges it. */
async function settleFees(amount: bigint): Promise<void> {
  const { addresses, chainId, reader } = chain;
  await chain.giveOpen(PAYER, amount);
  const payer = chain.walletFor(PAYER);
  const vault = { address: addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  const sent = async (hash: Hex) => void (await reader.waitForTransactionReceipt({ hash }));
  await sent(
    await payer.writeContract({
      address: addresses.openToken,
      abi: openTokenAbi,
      functionName: 'approve',
      args: [addresses.inferenceVault, amount],
    }),
  );
  await sent(await payer.writeContract({ ...vault, functionName: 'deposit', args: [amount] }));
  const { timestamp } = await reader.getBlock();
  const settlementId = await reader.readContract({ ...vault, functionName: 'nextSettlementId' });
  const permission: SpendingPermission = {
    account: keyOf(PAYER),
    models: [1],
    maxUnitPrice: amount,
    cap: amount,
    deadline: Number(timestamp) + 3_600,
    nonce: settlementId,
  };
  const typed = permissionTypedData({ chainId, vault: addresses.inferenceVault, permission });
  const signature = await payer.signTypedData(typed);
  await sent(
    await chain.walletFor(LOCAL_ROLES.operator).writeContract({
      ...vault,
      functionName: 'settle',
      args: [
        settlementId,
        [{ permission: permissionMessage(permission), signature }],
        [{ permission: 0n, modelId: 1n, units: 1n, unitPrice: amount }],
      ],
    }),
  );
}

/** A claim of all that an account was stated to have earned, not signed yet. */
async function draftClaim(
  holder: Hex,
  to: Hex,
  change: Partial<SignedClaim> = {},
): Promise<Omit<SignedClaim, 'signature'>> {
  const { timestamp } = await chain.reader.getBlock();
  return {
    version: 1,
    chainId: chain.chainId,
    distributor: toLowerHex(chain.addresses.rewardDistributor),
    account: holder,
    to,
    cumulativeAmount: entries.find((line) => line.account === holder)?.cumulative ?? 0n,
    deadline: Number(timestamp) + 3_600,
    ...change,
  };
}

async function signByKey(index: number, to: Hex, change: Partial<SignedClaim> = {}): Promise<SignedClaim> {
  const claim = await draftClaim(keyOf(index), to, change);
  return { ...claim, signature: await chain.walletFor(index).signTypedData(claimTypedData(claim)) };
}

const prepare = (signed: SignedClaim) => prepareSubmission(deps(), { signed, now: new Date() });

/** Somebody who has nothing to do with it hands it in; what the chain says was paid to whom. */
async function submit(submission: ClaimSubmission) {
  const { through, to, cumulative, proof, deadline, signature } = submission;
  const args = [
    { account: submission.account, cumulativeAmount: BigInt(cumulative), proof },
    to,
    BigInt(deadline),
    signature,
  ] as const;
  const writer = chain.walletFor(ANYBODY);
  const hash =
    through === 'distributor'
      ? await writer.writeContract({
          address: chain.addresses.rewardDistributor,
          abi: rewardDistributorAbi,
          functionName: 'claimTo',
          args,
        })
      : await writer.writeContract({
          address: chain.addresses.counterfactualClaims,
          abi: counterfactualClaimsAbi,
          functionName: 'claimTo',
          args,
        });
  const { logs } = await chain.reader.waitForTransactionReceipt({ hash });
  return parseEventLogs({ abi: rewardDistributorAbi, eventName: 'Claimed', logs }).map(({ args: paid }) => ({
    account: toLowerHex(paid.account),
    to: toLowerHex(paid.to),
    amount: paid.amount,
  }));
}

/** The universal validator of ERC-6492, as viem asks it. */
const validatorSays = ({ account: address, signature, ...claim }: SignedClaim) =>
  chain.reader.verifyTypedData({ address, signature, ...claimTypedData({ ...claim, account: address }) });

describe('a signed claim', () => {
  it('of a key is handed in by anybody, and pays the address that was signed for', async () => {
    await propose([[keyOf(ANA), 3n * OPEN]]);
    const to = stranger();
    const signed = await signByKey(ANA, to);
    expect(await validatorSays(signed)).toBe(true);
    const submission = await prepare(signed);
    expect(submission).toMatchObject({ through: 'distributor', amount: (3n * OPEN).toString() });
    const before = await balanceOf(keyOf(ANA));
    expect(await submit(submission)).toEqual([{ account: keyOf(ANA), to, amount: 3n * OPEN }]);
    expect(await balanceOf(to)).toBe(3n * OPEN);
    expect(await balanceOf(keyOf(ANA))).toBe(before);
    await expect(prepare(signed)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('paid') });
  });

  it('pays the difference only, after an earlier claim', async () => {
    await propose([[keyOf(ANA), 2n * OPEN]]);
    const to = stranger();
    const submission = await prepare(await signByKey(ANA, to));
    expect(submission).toMatchObject({ amount: (2n * OPEN).toString(), cumulative: (5n * OPEN).toString() });
    await submit(submission);
    expect(await balanceOf(to)).toBe(2n * OPEN);
  });

  it('of a contract account counts as OpenZeppelin’s ERC-1271 says', async () => {
    const { address, factoryData } = undeployed(BEN);
    const hash = await chain.walletFor(ANYBODY).sendTransaction({ to: factory.address, data: factoryData });
    await chain.reader.waitForTransactionReceipt({ hash });
    expect(await chain.reader.getCode({ address })).toBeDefined();
    await propose([[address, OPEN]]);
    const to = stranger();
    const claim = await draftClaim(address, to);
    const signature = await signNested(chain.walletFor(BEN), { verifier: address, ...claimTypedData(claim) });
    const signed = { ...claim, signature };
    expect(await validatorSays(signed)).toBe(true);
    const submission = await prepare(signed);
    expect(submission.through).toBe('distributor');
    expect(await submit(submission)).toEqual([{ account: address, to, amount: OPEN }]);
  });

  it('of an account that is not on chain yet puts it there first (ERC-6492)', async () => {
    const { address, factoryData } = undeployed(ANA);
    await propose([[address, 4n * OPEN]]);
    const to = stranger();
    const claim = await draftClaim(address, to);
    const inner = await signNested(chain.walletFor(ANA), {
      verifier: address,
      factory: factory.address,
      factoryData,
      ...claimTypedData(claim),
    });
    const signature = serializeErc6492Signature({ address: factory.address, data: factoryData, signature: inner });
    const signed = { ...claim, signature };
    expect(await chain.reader.getCode({ address })).toBeUndefined();
    expect(await validatorSays(signed)).toBe(true);
    const submission = await prepare(signed);
    expect(submission.through).toBe('counterfactual-claims');
    expect(await submit(submission)).toEqual([{ account: address, to, amount: 4n * OPEN }]);
    expect(await chain.reader.getCode({ address })).toBeDefined();
    expect(await balanceOf(to)).toBe(4n * OPEN);
  });

  it('with a signature of somebody else, or another address than was signed for, is refused as the validator refuses it', async () => {
    await propose([[keyOf(ANA), OPEN]]);
    const signed = await signByKey(ANA, stranger());
    const forged = await chain.walletFor(BEN).signTypedData(claimTypedData(signed));
    for (const bad of [
      { ...signed, signature: forged },
      { ...signed, to: stranger() },
    ]) {
      expect(await validatorSays(bad)).toBe(false);
      await expect(prepare(bad)).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('sign') });
    }
    const { address, factoryData } = undeployed(PAYER);
    await propose([[address, OPEN]]);
    const claim = await draftClaim(address, stranger());
    const inner = await signNested(chain.walletFor(BEN), {
      verifier: address,
      factory: factory.address,
      factoryData,
      ...claimTypedData(claim),
    });
    const wrapped = {
      ...claim,
      signature: serializeErc6492Signature({ address: factory.address, data: factoryData, signature: inner }),
    };
    expect(await validatorSays(wrapped)).toBe(false);
    await expect(prepare(wrapped)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is refused in words when it is for another chain, too late, out of date or too early', async () => {
    const to = stranger();
    const refusalOf = (signed: SignedClaim) =>
      prepare(signed).then(
        () => null,
        (error) => ({ ...error, said: error.message }),
      );
    expect(await refusalOf(await signByKey(ANA, to, { chainId: 1 }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusalOf(await signByKey(ANA, to, { deadline: 1_000_000 }))).toMatchObject({
      code: 'invalid-input',
      said: expect.stringContaining('passed'),
    });
    const early = await signByKey(ANA, to);
    await propose([[keyOf(ANA), OPEN]]);
    expect(await refusalOf(early)).toMatchObject({ code: 'conflict', said: expect.stringContaining('1 OPEN more') });
    await propose([[keyOf(ANA), OPEN]], { due: false });
    expect(await refusalOf(await signByKey(ANA, to))).toMatchObject({ code: 'not-ready' });
    // Nobody mines a block when the window ends: what counts is the block that the claim will be in.
    await chain.call('evm_increaseTime', [61]);
    const { timestamp } = await chain.reader.getBlock();
    const later = new Date((Number(timestamp) + 62) * 1000);
    const due = await signByKey(ANA, to);
    expect(await prepareSubmission(deps(), { signed: due, now: later })).toMatchObject({ to });
    await chain.mineBlock();
    expect(await refusalOf(due)).toBeNull();
    const tooMuch = (entries.find((line) => line.account === keyOf(ANA))?.cumulative ?? 0n) + 1n;
    expect(await refusalOf(await signByKey(ANA, to, { cumulativeAmount: tooMuch }))).toMatchObject({
      code: 'invalid-input',
      said: expect.stringContaining('never earned'),
    });
  });
});

describe('several accounts', () => {
  it('are paid what all epochs brought them, in one transaction, whoever sends it', async () => {
    const [carla, dana, nobody] = [stranger(), stranger(), stranger()];
    await propose([
      [carla, OPEN],
      [dana, 2n * OPEN],
    ]);
    await propose([[carla, OPEN]]);
    const open = await readOpenClaims(deps(), { now: new Date() });
    expect(open.claims).toContainEqual({ account: carla, amount: 2n * OPEN });
    expect(open.claims).toContainEqual({ account: dana, amount: 2n * OPEN });
    expect(open.amount).toBe(open.claims.reduce((sum, { amount }) => sum + amount, 0n));
    const claims = await prepareClaims(deps(), { accounts: [carla, nobody, dana, carla], now: new Date() });
    expect(claims.map(({ account: holder, amount }) => [holder, amount])).toEqual([
      [carla, (2n * OPEN).toString()],
      [dana, (2n * OPEN).toString()],
    ]);
    const hash = await chain.walletFor(ANYBODY).writeContract({
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'claimMany',
      args: [
        claims.map(({ account: holder, cumulative, proof }) => ({
          account: holder,
          cumulativeAmount: BigInt(cumulative),
          proof,
        })),
      ],
    });
    await chain.reader.waitForTransactionReceipt({ hash });
    expect(await balanceOf(carla)).toBe(2n * OPEN);
    expect(await balanceOf(dana)).toBe(2n * OPEN);
    await expect(prepareClaims(deps(), { accounts: [carla, dana], now: new Date() })).rejects.toMatchObject({
      code: 'not-ready',
    });
  });

  it('are at most as many as one transaction holds', async () => {
    const accounts = Array.from({ length: 101 }, stranger);
    await expect(prepareClaims(deps(), { accounts, now: new Date() })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a challenged epoch', () => {
  it('pays nothing when its window would be over, and leaves the one before claimable', async () => {
    const { addresses, reader } = chain;
    const erin = stranger();
    await propose([[erin, OPEN]]);
    const number = await propose([[erin, 5n * OPEN]], { due: false });
    const challenger = chain.walletFor(LOCAL_ROLES.operator);
    const sent = async (hash: Hex) => void (await reader.waitForTransactionReceipt({ hash }));
    const distributor = { address: addresses.rewardDistributor, abi: rewardDistributorAbi } as const;
    const { root } = await reader.readContract({ ...distributor, functionName: 'pending' });
    const args = [BigInt(number), root, 'erin did not earn that'] as const;
    await sent(await challenger.writeContract({ ...distributor, functionName: 'challengeEpoch', args }));
    await chain.advanceTime(120);
    const seen = await readEarnings(deps(), { account: erin, now: new Date() });
    expect(seen).toMatchObject({
      claimable: OPEN,
      upTo: number - 1,
      inWindow: { amount: 5n * OPEN, epoch: number },
      objections: { epoch: number, challenge: { challenger: keyOf(LOCAL_ROLES.operator) } },
    });
    const [claim] = await prepareClaims(deps(), { accounts: [erin], now: new Date() });
    expect(claim).toMatchObject({ amount: OPEN.toString(), epoch: number - 1 });
    await sent(
      await chain.walletFor(ANYBODY).writeContract({
        ...distributor,
        functionName: 'claim',
        args: [erin, BigInt(claim?.cumulative ?? 0), claim?.proof ?? []],
      }),
    );
    expect(await balanceOf(erin)).toBe(OPEN);
  });
});
