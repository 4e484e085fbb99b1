import { afterAll, beforeAll, expect, it } from 'vitest';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { epochProofs } from '@/lib/rewards/build-epoch';
import { askRequestSchema } from '@/lib/schemas/answer';
import { epochFileSchema } from '@/lib/schemas/epoch';
import { askModel } from '@/lib/server/answers/ask-model';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
beforeAll(async () => {
  economy = await startEconomy();
});
afterAll(() => economy.stop());

it('carries every unit of a fee from deposit to claim', async () => {
  const { database, chain, store, accountOf } = economy;
  const { db } = database;
  const deposited = 10n ** 18n;
  await economy.deposit(PEOPLE.asker, deposited);
  const permissionHash = await economy.signPermission(PEOPLE.asker);
  const authority = { account: accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const questions = ['a ripe plum', 'the deep blue', 'clear water', 'a brick'];
  for (const [i, question] of questions.entries()) {
    const request = askRequestSchema.parse({ model: 1, question, disclosed: i !== 3 });
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
  expect(roles).toEqual(new Set(['treasury', 'builder', 'compute', 'contributors']));
  expect(file.earnings.map((line) => line.account)).toContain(chain.addresses.timelock.toLowerCase());
});
