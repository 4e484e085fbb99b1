import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import type { Hex } from '@/lib/core/hex';
import { settle } from '@/lib/jobs/settle';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';
import { askRequestSchema } from '@/lib/schemas/answer';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import type { ReceiptList } from '@/lib/schemas/receipt-list';
import { askModel } from '@/lib/server/answers/ask-model';
import { openPublishedFile } from '@/lib/server/content/open-published-file';
import { listPublished } from '@/lib/server/receipts/list-published';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
const permissions = new Map<number, Hex>();
beforeAll(async () => {
  economy = await startEconomy();
  for (const person of [PEOPLE.asker, PEOPLE.other]) await economy.deposit(person, UNIT_PRICE * 100n);
});
afterAll(() => economy.stop());
// The window of the epoch before is over when a test begins.
beforeEach(() => economy.chain.advanceTime(61));

async function askAndAttribute(person: number = PEOPLE.asker, idempotencyKey: string | null = null): Promise<string> {
  const { db } = economy.database;
  const permissionHash = permissions.get(person) ?? (await economy.signPermission(person));
  permissions.set(person, permissionHash);
  const authority = { account: economy.accountOf(person), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model: 1, question: 'a ripe plum' });
  const receipt = await askModel({ db, store: economy.store }, { authority, request, idempotencyKey, now: new Date() });
  await economy.attribute(receipt.id);
  return receipt.id;
}

async function newestDraft() {
  return economy.database.db.epochDraft.findFirstOrThrow({ orderBy: { number: 'desc' } });
}

/** The list of published receipts, read in pages of two. */
async function listedReceipts() {
  const listed: ReceiptList['receipts'] = [];
  for (let after = 0; ; ) {
    const page = await listPublished({ db: economy.database.db }, { after, limit: 2 });
    if (page.receipts.length === 0) return listed;
    listed.push(...page.receipts);
    after = Number(page.next);
  }
}

async function readFile(cid: string | null): Promise<EpochFile> {
  return epochFileSchema.parse(JSON.parse(new TextDecoder().decode(await economy.store.get(cid ?? ''))));
}

/** Everything that was charged is in the distributor, in the newest file's total, and in the receipts. */
async function expectBooksToBalance(): Promise<void> {
  const { reader, addresses } = economy.chain;
  const received = await reader.readContract({
    address: addresses.rewardDistributor,
    abi: rewardDistributorAbi,
    functionName: 'feesReceived',
  });
  const draft = await newestDraft();
  expect(draft.state).toBe('proposed');
  expect(draft.total?.toFixed(0)).toBe(received.toString());
  const charged = await economy.database.db.receipt.aggregate({ _sum: { fee: true }, where: { state: 'settled' } });
  expect(charged._sum.fee?.toFixed(0)).toBe(received.toString());
  const file = await readFile(draft.fileCid);
  expect(file.earnings.reduce((sum, line) => sum + line.cumulative, 0n)).toBe(received);
}

const crash = () => Promise.reject(new Error('killed'));

/** A chain on which this process dies just after its n-th transaction was mined. */
function crashAfter(transactions: number): SettleDependencies['chain'] {
  const { chain } = economy.settleDependencies();
  let mined = 0;
  const waitForTransactionReceipt: typeof chain.waitForTransactionReceipt = async (args) => {
    const receipt = await chain.waitForTransactionReceipt(args);
    mined += 1;
    return mined === transactions ? crash() : receipt;
  };
  return { ...chain, waitForTransactionReceipt };
}

it('charges what came later though an earlier epoch cannot be made final, for whatever reason', async () => {
  await askAndAttribute();
  await economy.settle();
  await economy.chain.advanceTime(61);
  await askAndAttribute();
  const deps = economy.settleDependencies();
  const writeContract = ((call: { functionName: string }) =>
    call.functionName === 'finaliseEpoch'
      ? crash()
      : deps.operator.writeContract(call as never)) as typeof deps.operator.writeContract;
  await expect(settle({ ...deps, operator: { ...deps.operator, writeContract } }, {})).rejects.toThrow('killed');
  expect((await newestDraft()).state).toBe('filed');
  await economy.indexChain();
  await economy.settle();
  await expectBooksToBalance();
});

describe('a settlement that is cut off', () => {
  it('before it is sent, is sent by the next run', async () => {
    await askAndAttribute();
    const deps = economy.settleDependencies();
    await expect(settle({ ...deps, operator: { ...deps.operator, writeContract: crash } }, {})).rejects.toThrow(
      'killed',
    );
    expect((await newestDraft()).state).toBe('closed');
    await economy.settle();
    await expectBooksToBalance();
  });

  it('after it was mined and before it was noted, is not charged twice', async () => {
    await askAndAttribute();
    const deps = economy.settleDependencies();
    // The first transaction makes the epoch before final; the second is the settlement.
    await expect(settle({ ...deps, chain: crashAfter(2) }, {})).rejects.toThrow('killed');
    expect((await newestDraft()).state).toBe('closed');
    // The chain knows it, the index does not yet: nobody guesses.
    await expect(economy.settle()).rejects.toMatchObject({ code: 'not-ready' });
    await economy.indexChain();
    await economy.settle();
    await expectBooksToBalance();
  });

  it('before its file is stored, stores it in the next run', async () => {
    await askAndAttribute();
    const deps = economy.settleDependencies();
    await expect(settle({ ...deps, store: { ...deps.store, put: crash } }, {})).rejects.toThrow('killed');
    expect((await newestDraft()).state).toBe('charged');
    await economy.settle();
    await expectBooksToBalance();
  });

  it('halfway through its documents, gives the same file as without', async () => {
    for (let i = 0; i < 3; i++) await askAndAttribute();
    const deps = economy.settleDependencies();
    let puts = 0;
    const put: typeof deps.store.put = (input) => (++puts === 3 ? crash() : deps.store.put(input));
    await expect(settle({ ...deps, store: { ...deps.store, put } }, {})).rejects.toThrow('killed');
    await economy.settle();
    const { receipts } = await readFile((await newestDraft()).fileCid);
    expect(receipts).toHaveLength(3);
    const hashes = await economy.database.db.receipt.findMany({ where: { id: { in: receipts.map(({ id }) => id) } } });
    for (const row of hashes) expect(receipts.find(({ id }) => id === row.id)?.hash).toBe(row.receiptHash);
    await expectBooksToBalance();
  });

  it('after its proposal was mined and before it was noted, is not proposed twice', async () => {
    await askAndAttribute();
    const deps = economy.settleDependencies();
    // Finalisation of the epoch before, settlement, allowance for the bond, proposal.
    await expect(settle({ ...deps, chain: crashAfter(4) }, {})).rejects.toThrow('killed');
    expect((await newestDraft()).state).toBe('filed');
    await economy.settle();
    await expectBooksToBalance();
  });
});

describe('settling', () => {
  it('again with nothing new does nothing', async () => {
    const before = await economy.database.db.epochDraft.count();
    await economy.settle();
    await economy.settle();
    expect(await economy.database.db.epochDraft.count()).toBe(before);
  });

  it('chains receipts over epochs', async () => {
    const drafts = await economy.database.db.epochDraft.findMany({ orderBy: { number: 'asc' } });
    let previousHash: string | undefined;
    let previousCid: string | null = null;
    for (const draft of drafts) {
      const file = await readFile(draft.fileCid);
      expect(file.previousFileCid).toBe(previousCid);
      for (const receipt of file.receipts) {
        const document = JSON.parse(new TextDecoder().decode(await economy.store.get(receipt.cid)));
        expect(document.previous).toBe(previousHash ?? `0x${'0'.repeat(64)}`);
        previousHash = receipt.hash;
      }
      previousCid = draft.fileCid;
    }
  });

  it('waits with a new epoch while the one before is in its window', async () => {
    await askAndAttribute();
    await economy.settle();
    await askAndAttribute();
    await economy.settle();
    expect(await economy.database.db.receipt.count({ where: { state: 'attributed' } })).toBe(1);
    await economy.chain.advanceTime(61);
    await economy.settle();
    expect(await economy.database.db.receipt.count({ where: { state: 'attributed' } })).toBe(0);
    await expectBooksToBalance();
  });

  it('on schedule leaves time between two epochs', async () => {
    await askAndAttribute();
    const before = await economy.database.db.epochDraft.count();
    await economy.settle({ whenDue: true });
    expect(await economy.database.db.epochDraft.count()).toBe(before);
    await economy.settle();
    await expectBooksToBalance();
  });

  it('charges at once what an announced withdrawal could take away, and proposes it after the window', async () => {
    await askAndAttribute();
    await economy.settle();
    await askAndAttribute(PEOPLE.other);
    const wallet = economy.chain.walletFor(PEOPLE.other);
    const vault = { address: economy.chain.addresses.inferenceVault, abi: inferenceVaultAbi } as const;
    const hash = await wallet.writeContract({ ...vault, functionName: 'requestWithdrawal', args: [UNIT_PRICE * 100n] });
    await economy.chain.reader.waitForTransactionReceipt({ hash });
    await economy.indexChain();
    await economy.settle({ whenDue: true });
    expect((await newestDraft()).state).toBe('filed');
    const account = economy.accountOf(PEOPLE.other);
    const deposit = await economy.chain.reader.readContract({ ...vault, functionName: 'depositOf', args: [account] });
    expect(deposit).toBe(UNIT_PRICE * 99n);
    await economy.chain.advanceTime(61);
    await economy.settle({ whenDue: true });
    await expectBooksToBalance();
  });

  it('leaves out what a deposit does not cover, settles the rest, and lets the same key be asked again', async () => {
    const { db } = economy.database;
    const poor = economy.accountOf(PEOPLE.ben);
    // The index is made to believe in a deposit that the chain does not have.
    await db.vaultAccount.create({ data: { account: poor, deposit: (UNIT_PRICE * 10n).toString() } });
    const unpaid = await askAndAttribute(PEOPLE.ben, `key-${PEOPLE.ben}`);
    const paid = await askAndAttribute();
    await economy.settle();
    const left = await db.receipt.findUniqueOrThrow({ where: { id: unpaid } });
    expect(left).toMatchObject({ state: 'failed', epoch: null, problem: expect.stringContaining('deposit') });
    expect((await db.receipt.findUniqueOrThrow({ where: { id: paid } })).state).toBe('settled');
    await expectBooksToBalance();
    // It was published: it stays what it is, and the same key makes another receipt.
    const again = await askAndAttribute(PEOPLE.ben, `key-${PEOPLE.ben}`);
    expect(again).not.toBe(unpaid);
    expect((await db.receipt.findUniqueOrThrow({ where: { id: again } })).state).toBe('attributed');
    expect((await listedReceipts()).map(({ id }) => id)).toContain(again);
    expect((await listedReceipts()).map(({ id }) => id)).not.toContain(unpaid);
    await db.receipt.update({ where: { id: again }, data: { state: 'failed' } });
  });

  it('lists what was published in the order of its publication, with documents that anybody can read', async () => {
    const listed = await listedReceipts();
    const { db } = economy.database;
    const rows = await db.receipt.findMany({
      where: { state: { in: ['attributed', 'settling', 'settled'] } },
      orderBy: { attributedAt: 'asc' },
    });
    expect(listed.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    for (const { id, cid, fee } of listed) {
      const { kind, bytes } = await openPublishedFile({ db, store: economy.store }, { cid });
      expect(kind).toBe('receipt');
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      const document = receiptDocumentSchema.parse(JSON.parse(Buffer.concat(pieces).toString()));
      expect(document).toMatchObject({ id, fee: BigInt(fee), previous: NO_RECEIPT });
    }
  });
});
