import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import { redoEpoch } from '@/lib/jobs/redo-epoch';
import { askRequestSchema } from '@/lib/schemas/answer';
import { askModel } from '@/lib/server/answers/ask-model';
import { requestRedo } from '@/lib/server/settlement/request-redo';
import { challengeEpoch, proposeEpoch, resolveChallenge } from '@/tests/support/bond-epoch';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

const OPERATOR_ROLE = 0;
const RESOLUTION_TIME_S = 3_600;
const OPERATOR_TIMEOUT_S = 1_800;
const FALSE_ROOT: Hex = `0x${'ab'.repeat(32)}`;

let economy: TestEconomy;
let permissionHash: Hex;
beforeAll(async () => {
  economy = await startEconomy();
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 100n);
  permissionHash = await economy.signPermission(PEOPLE.asker);
});
afterAll(() => economy.stop());
// The window of the epoch before is over when a test begins.
beforeEach(() => economy.chain.advanceTime(61));

async function askAndAttribute(): Promise<string> {
  const { db } = economy.database;
  const authority = { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model: 1, question: 'a ripe plum' });
  const asked = { authority, request, idempotencyKey: null, now: new Date() };
  const receipt = await askModel({ db, store: economy.store }, asked);
  await economy.attribute(receipt.id);
  return receipt.id;
}

async function newestDraft() {
  return economy.database.db.epochDraft.findFirstOrThrow({ orderBy: { number: 'desc' } });
}

async function readDistributor(functionName: 'pending' | 'epoch' | 'root') {
  const { reader, addresses } = economy.chain;
  return reader.readContract({ address: addresses.rewardDistributor, abi: rewardDistributorAbi, functionName });
}

const pending = async () => (await readDistributor('pending')) as { epoch: bigint; root: Hex; proposer: Hex };

async function openSettledEpoch(): Promise<number> {
  await askAndAttribute();
  await economy.settle();
  const { number } = await newestDraft();
  expect((await pending()).epoch).toBe(BigInt(number));
  return number;
}

async function reject(number: number): Promise<void> {
  const epoch = BigInt(number);
  await challengeEpoch(economy.chain, { challenger: PEOPLE.ben, epoch, reason: 'receipts[0].shares: 1 too much' });
  await resolveChallenge(economy.chain, { epoch, upheld: true, reason: 'It is so' });
  await economy.indexChain();
}

/** What the distributor accepts next is ours, and holds all fees. */
async function expectAccepted(number: number): Promise<void> {
  await economy.chain.advanceTime(61);
  await economy.settle();
  expect(await readDistributor('epoch')).toBe(BigInt(number));
  const draft = await economy.database.db.epochDraft.findUniqueOrThrow({ where: { number } });
  expect(await readDistributor('root')).toBe(draft.root);
}

describe('an epoch that was rejected', () => {
  it('is not proposed again by itself, and says why; fees are charged all the same', async () => {
    const number = await openSettledEpoch();
    await reject(number);
    await expect(economy.settle()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('receipts[0].shares: 1 too much'),
    });
    expect((await pending()).epoch).toBe(0n);
    const later = await askAndAttribute();
    await expect(economy.settle()).rejects.toMatchObject({ code: 'conflict' });
    const { db } = economy.database;
    expect(await newestDraft()).toMatchObject({ number: number + 1, state: 'filed' });
    expect((await db.receipt.findUniqueOrThrow({ where: { id: later } })).state).toBe('settling');
    expect((await pending()).epoch).toBe(0n);
  });

  it('computed anew by hand with the same root stays where it is', async () => {
    const { db } = economy.database;
    const { number: newest } = await newestDraft();
    await requestRedo({ db }, { number: newest - 1 });
    const before = await db.receipt.count();
    await redo(newest - 1);
    await expect(economy.settle()).rejects.toMatchObject({ code: 'conflict' });
    expect((await pending()).epoch).toBe(0n);
    expect(await db.receipt.count()).toBe(before);
  });

  it('is proposed with those after it once what was wrong is mended', async () => {
    const { db } = economy.database;
    const { number: newest } = await newestDraft();
    const number = newest - 1;
    // What was mended: the treasury's holder had been read wrongly.
    const wrong = await db.protocolRole.findFirstOrThrow({ where: { role: 'treasury' } });
    const key = { blockNumber_logIndex: { blockNumber: wrong.blockNumber, logIndex: wrong.logIndex } };
    await db.protocolRole.update({ where: key, data: { holder: economy.accountOf(PEOPLE.other) } });
    await redo(number);
    await economy.settle();
    const { root } = await db.epochDraft.findUniqueOrThrow({ where: { number } });
    expect(await pending()).toMatchObject({ epoch: BigInt(number), root });
    const shares = await db.receiptShare.findMany({ where: { account: economy.accountOf(PEOPLE.other) } });
    expect(shares.map(({ role }) => role)).toEqual(['treasury']);
    await expectAccepted(number);
    // Its follower names the new file.
    await expectAccepted(newest);
    await db.protocolRole.update({ where: key, data: { holder: wrong.holder } });
    await expect(requestRedo({ db }, { number })).rejects.toMatchObject({ code: 'conflict' });
    await expect(requestRedo({ db }, { number: 999 })).rejects.toMatchObject({ code: 'not-found' });
  });

  async function redo(number: number): Promise<void> {
    const { db } = economy.database;
    const { chainId, addresses } = economy.chain;
    const contracts = { chainId, vault: addresses.inferenceVault };
    const thread = { explain: economy.explain, explainText: economy.explainText };
    await redoEpoch({ db, store: economy.store, thread, contracts }, { number });
  }
});

describe('an epoch whose challenge nobody resolved', () => {
  it('is proposed again by itself', async () => {
    const number = await openSettledEpoch();
    const { root } = await pending();
    await challengeEpoch(economy.chain, { challenger: PEOPLE.ben, epoch: BigInt(number), reason: 'I doubt it' });
    await economy.indexChain();
    await economy.chain.advanceTime(61);
    await economy.settle();
    // Challenged, so not accepted, however long ago it was proposed.
    expect(await readDistributor('epoch')).toBe(BigInt(number - 1));
    await economy.chain.advanceTime(RESOLUTION_TIME_S);
    await economy.settle();
    await economy.settle();
    expect(await pending()).toMatchObject({ epoch: BigInt(number), root });
    await expectAccepted(number);
  });
});

describe('somebody else’s proposal', () => {
  it('is waited for, and ours is proposed when it was rejected', async () => {
    await askAndAttribute();
    const { operator } = economy.settleDependencies();
    const noProposal: typeof operator.writeContract = (call) =>
      call.functionName === 'proposeEpoch' ? Promise.reject(new Error('cut off')) : operator.writeContract(call);
    await expect(economy.settle({ operator: { ...operator, writeContract: noProposal } })).rejects.toThrow('cut off');
    const { number, state, total } = await newestDraft();
    expect(state).toBe('filed');
    await economy.chain.advanceTime(OPERATOR_TIMEOUT_S);
    await economy.chain.giveOpen(PEOPLE.ben, 10n ** 21n);
    const theirs = { proposer: PEOPLE.ben, epoch: BigInt(number), root: FALSE_ROOT, fileCid: 'bafkfalse' };
    await proposeEpoch(economy.chain, { ...theirs, total: BigInt(total?.toFixed(0) ?? 0) });
    await economy.indexChain();
    await economy.settle();
    expect((await newestDraft()).state).toBe('filed');
    expect((await pending()).root).toBe(FALSE_ROOT);
    await reject(number);
    await economy.settle();
    const draft = await newestDraft();
    expect(await pending()).toMatchObject({ epoch: BigInt(number), root: draft.root });
    await expectAccepted(number);
  });
});

describe('an operator', () => {
  it('with too little OPEN for the bond says how much, charges all the same, and proposes once it is there', async () => {
    const { chain } = economy;
    const account = chain.addressOf(LOCAL_ROLES.operator);
    const held = await economy.balanceOf(account);
    const token = { address: chain.addresses.openToken, abi: openTokenAbi } as const;
    const away = [chain.addressOf(PEOPLE.ben), held - 10n ** 18n] as const;
    await chain.walletFor(LOCAL_ROLES.operator).writeContract({ ...token, functionName: 'transfer', args: away });
    const id = await askAndAttribute();
    await expect(economy.settle()).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringMatching(/bond of 100 OPEN.* holds 1\. Send it 99 OPEN/),
    });
    const row = await economy.database.db.receipt.findUniqueOrThrow({ where: { id } });
    expect(row.state).toBe('settling');
    await chain.giveOpen(LOCAL_ROLES.operator, held);
    await economy.settle();
    expect((await pending()).epoch).toBe(BigInt((await newestDraft()).number));
    // Exactly the bond was allowed.
    const args = [account, chain.addresses.rewardDistributor] as const;
    expect(await chain.reader.readContract({ ...token, functionName: 'allowance', args })).toBe(0n);
  });

  it('whom a vote replaced is told so, and charges nothing', async () => {
    const { chain } = economy;
    const id = await askAndAttribute();
    await voteOperator(chain.addressOf(PEOPLE.other));
    await expect(economy.settle()).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('a vote changed it'),
    });
    expect((await newestDraft()).state).toBe('closed');
    await voteOperator(chain.addressOf(LOCAL_ROLES.operator));
    await economy.settle();
    expect((await economy.database.db.receipt.findUniqueOrThrow({ where: { id } })).state).toBe('settled');
  });

  /** As the timelock executes it once a vote has passed. */
  async function voteOperator(holder: Hex): Promise<void> {
    const { call, addresses, walletFor, reader } = economy.chain;
    await call('anvil_setBalance', [addresses.timelock, '0xde0b6b3a7640000']);
    await call('anvil_impersonateAccount', [addresses.timelock]);
    const hash = await walletFor(PEOPLE.ben).writeContract({
      account: addresses.timelock,
      address: addresses.protocolParameters,
      abi: protocolParametersAbi,
      functionName: 'setRole',
      args: [OPERATOR_ROLE, holder],
    });
    await reader.waitForTransactionReceipt({ hash });
    await call('anvil_stopImpersonatingAccount', [addresses.timelock]);
    await economy.indexChain();
  }
});

it('leaves out an answer that was priced as of a block too old, and charges the others', async () => {
  const old = await askAndAttribute();
  await economy.chain.advanceTime(30 * 86_400);
  await economy.indexChain();
  const { db } = economy.database;
  const { timestamp } = await economy.chain.reader.getBlock();
  permissionHash = await economy.signPermission(PEOPLE.asker, { deadline: Number(timestamp) + 86_400 });
  const fresh = await askAndAttribute();
  await economy.settle();
  const row = await db.receipt.findUniqueOrThrow({ where: { id: old } });
  expect(row).toMatchObject({ state: 'failed', problem: expect.stringContaining('too old') });
  expect((await db.receipt.findUniqueOrThrow({ where: { id: fresh } })).state).toBe('settled');
});
