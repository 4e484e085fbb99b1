import { afterAll, beforeAll, expect, it } from 'vitest';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { epochProofs } from '@/lib/rewards/build-epoch';
import { askRequestSchema } from '@/lib/schemas/answer';
import { epochFileSchema } from '@/lib/schemas/epoch';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import { askModel } from '@/lib/server/answers/ask-model';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
beforeAll(async () => {
  economy = await startEconomy();
});
afterAll(() => economy.stop());

it('carries every unit of a fee from deposit to claim, through stakes and a model’s parent', async () => {
  const { database, chain, store, accountOf, publisher } = economy;
  const { db } = database;
  // The curator who accepted all there is has a stake; ben's has decided on nothing. Ben made a model from model 1.
  await publisher.stakeOnDatanet(PEOPLE.other, { datanetId: 1, amount: 60n * 10n ** 18n });
  await publisher.stakeOnDatanet(PEOPLE.ben, { datanetId: 1, amount: 90n * 10n ** 18n });
  const child = await publisher.publishModel(PEOPLE.ben, {
    compute: PEOPLE.compute,
    unitPrice: UNIT_PRICE,
    parents: [{ modelId: 1, part: 2_500 }],
  });
  const deposited = 10n ** 18n;
  await economy.deposit(PEOPLE.asker, deposited);
  const permissionHash = await economy.signPermission(PEOPLE.asker, { models: [1, child] });
  const authority = { account: accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const questions = ['a ripe plum', 'the deep blue', 'clear water', 'a brick'];
  for (const [i, question] of questions.entries()) {
    const request = askRequestSchema.parse({ model: i % 2 === 0 ? child : 1, question, disclosed: i !== 3 });
    const receipt = await askModel({ db, store }, { authority, request, idempotencyKey: null, now: new Date() });
    expect(receipt.state).toBe('answered');
    await economy.attribute(receipt.id);
  }
  await economy.settle();
  const fees = UNIT_PRICE * BigInt(questions.length);

  const [draft] = await db.epochDraft.findMany();
  expect(draft).toMatchObject({ number: 1, state: 'proposed', settlementId: 1 });
  const file = epochFileSchema.parse(JSON.parse(new TextDecoder().decode(await store.get(draft?.fileCid ?? ''))));
  expect(file.total).toBe(fees);
  expect(file.receipts).toHaveLength(questions.length);
  const account = accountOf(PEOPLE.asker);
  const vault = { address: chain.addresses.inferenceVault, abi: inferenceVaultAbi } as const;
  expect(await chain.reader.readContract({ ...vault, functionName: 'depositOf', args: [account] })).toBe(
    deposited - fees,
  );
  expect((await db.vaultAccount.findUniqueOrThrow({ where: { account } })).deposit.toFixed(0)).toBe(
    `${deposited - fees}`,
  );

  const states = await db.receipt.findMany({ select: { state: true, epoch: true, receiptHash: true } });
  expect(states.every((row) => row.state === 'settled' && row.epoch === 1 && row.receiptHash !== null)).toBe(true);

  await chain.advanceTime(61);
  const proofs = epochProofs(file.earnings);
  let paid = 0n;
  for (const [k, { account: earner, cumulative }] of file.earnings.entries()) {
    const before = await economy.balanceOf(earner);
    const hash = await chain.walletFor(PEOPLE.other).writeContract({
      address: chain.addresses.rewardDistributor,
      abi: rewardDistributorAbi,
      functionName: 'claim',
      args: [earner, cumulative, proofs[k] ?? []],
    });
    await chain.reader.waitForTransactionReceipt({ hash });
    expect((await economy.balanceOf(earner)) - before).toBe(cumulative);
    paid += cumulative;
  }
  expect(paid).toBe(fees);
  expect(await economy.balanceOf(chain.addresses.rewardDistributor)).toBe(0n);
  const roles = new Set(file.receipts.flatMap((receipt) => receipt.shares.map((share) => share.role)));
  expect(roles).toEqual(new Set(['treasury', 'builder', 'curators', 'compute', 'contributors']));
  expect(file.earnings.map((line) => line.account)).toContain(chain.addresses.timelock.toLowerCase());
  const curators = file.receipts.flatMap(({ shares }) => shares.filter(({ role }) => role === 'curators'));
  expect(new Set(curators.map((share) => share.account))).toEqual(new Set([accountOf(PEOPLE.other)]));
  for (const { cid, fee, modelId } of file.receipts) {
    const receipt = receiptDocumentSchema.parse(JSON.parse(new TextDecoder().decode(await store.get(cid))));
    expect(receipt.shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(fee);
    expect(receipt.stakes.every(({ account: staker }) => staker === accountOf(PEOPLE.other))).toBe(true);
    // A quarter of a fifth of the fee, by largest remainder.
    const builders = receipt.parts.builder === 2_000 ? (fee * 2_000n) / 10_000n : -1n;
    const amounts = receipt.royalties.map((line) => ({ ...line, near: line.amount - builders / 4n }));
    if (modelId === 1) expect(amounts).toEqual([]);
    else expect(amounts).toMatchObject([{ model: 1, version: 1, child, part: 2_500 }]);
    for (const { near } of amounts) expect(near >= 0n && near <= 1n).toBe(true);
  }
});
