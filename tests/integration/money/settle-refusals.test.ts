import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import type { Hex } from '@/lib/core/hex';
import { settle } from '@/lib/jobs/settle';
import { askRequestSchema } from '@/lib/schemas/answer';
import { askModel } from '@/lib/server/answers/ask-model';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
beforeAll(async () => {
  economy = await startEconomy();
  for (const person of [PEOPLE.asker, PEOPLE.other, PEOPLE.ana]) await economy.deposit(person, UNIT_PRICE * 100n);
});
afterAll(() => economy.stop());
beforeEach(() => economy.chain.advanceTime(61));

async function askUnder(person: number, permissionHash: Hex): Promise<string> {
  const { db } = economy.database;
  const authority = { account: economy.accountOf(person), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model: 1, question: 'a ripe plum' });
  const receipt = await askModel(
    { db, store: economy.store },
    { authority, request, idempotencyKey: null, now: new Date() },
  );
  await economy.attribute(receipt.id);
  return receipt.id;
}

const findReceipt = (id: string) => economy.database.db.receipt.findUniqueOrThrow({ where: { id } });
const servedOf = async (permissionHash: Hex) =>
  (await economy.database.db.spendingPermission.findUniqueOrThrow({ where: { permissionHash } })).served.toFixed(0);

/**
 * An account's code (EIP-7702 gives one to any account) that says yes to every signature, after it has burned the gas
 * down to what is named.
 */
function burnerCode(gasLeft: number): Hex {
  const left = gasLeft.toString(16).padStart(6, '0');
  // Loop while that is less than GAS; then return ERC-1271's magic value.
  return `0x5b5a62${left}10600057631626ba7e60e01b60005260206000f3`;
}

describe('a settlement that the vault refuses without saying why', () => {
  it('leaves out the account whose signature burns the gas, settles the others, and gives the fee back', async () => {
    const honest: string[] = [];
    let first: Hex = `0x${'f'.repeat(64)}`;
    for (const person of [PEOPLE.asker, PEOPLE.ana, PEOPLE.asker, PEOPLE.ana]) {
      const hash = await economy.signPermission(person);
      honest.push(await askUnder(person, hash));
      if (hash < first) first = hash;
    }
    // Settlements go through permissions by hash: the burner comes first.
    let burner = await economy.signPermission(PEOPLE.other);
    while (burner > first) burner = await economy.signPermission(PEOPLE.other);
    const unpaid = await askUnder(PEOPLE.other, burner);
    expect(await servedOf(burner)).toBe(UNIT_PRICE.toString());
    // Not signed by a key, so that its code is asked.
    const signature = `0x${'11'.repeat(65)}`;
    await economy.database.db.spendingPermission.update({ where: { permissionHash: burner }, data: { signature } });
    await economy.chain.call('anvil_setCode', [economy.accountOf(PEOPLE.other), burnerCode(5_000)]);
    await economy.settle();
    await economy.chain.call('anvil_setCode', [economy.accountOf(PEOPLE.other), '0x']);
    expect(await findReceipt(unpaid)).toMatchObject({
      state: 'failed',
      epoch: null,
      problem: expect.stringContaining('gas'),
    });
    for (const id of honest) expect((await findReceipt(id)).state).toBe('settled');
    expect(await servedOf(burner)).toBe('0');
  });

  it('pays for no signature that burns gas, also when the settlement would go through', async () => {
    const honest = await economy.signPermission(PEOPLE.asker);
    const paid = await askUnder(PEOPLE.asker, honest);
    let burner = await economy.signPermission(PEOPLE.other);
    while (burner > honest) burner = await economy.signPermission(PEOPLE.other);
    const unpaid = await askUnder(PEOPLE.other, burner);
    const signature = `0x${'11'.repeat(65)}`;
    await economy.database.db.spendingPermission.update({ where: { permissionHash: burner }, data: { signature } });
    await economy.chain.call('anvil_setCode', [economy.accountOf(PEOPLE.other), burnerCode(5_000)]);
    await economy.settle();
    await economy.chain.call('anvil_setCode', [economy.accountOf(PEOPLE.other), '0x']);
    expect(await findReceipt(unpaid)).toMatchObject({ state: 'failed', problem: expect.stringContaining('gas') });
    expect((await findReceipt(paid)).state).toBe('settled');
    const { reader, addresses } = economy.chain;
    const abi = inferenceVaultAbi;
    const [settled] = (await reader.getContractEvents({ address: addresses.inferenceVault, abi, fromBlock: 0n }))
      .filter(({ eventName }) => eventName === 'Settled')
      .slice(-1);
    const { gasUsed } = await reader.getTransactionReceipt({ hash: settled?.transactionHash ?? '0x' });
    expect(gasUsed).toBeLessThan(400_000n);
  });

  it('settles half of it when each goes through alone, and the rest with the next epoch', async () => {
    const hashes = await Promise.all([PEOPLE.asker, PEOPLE.ana].map((person) => economy.signPermission(person)));
    const ids = [await askUnder(PEOPLE.asker, hashes[0] ?? '0x'), await askUnder(PEOPLE.ana, hashes[1] ?? '0x')];
    const deps = economy.settleDependencies();
    // A chain on which no settlement of two permissions goes through.
    const simulate = deps.chain.simulateContract as unknown as (call: { args: unknown[][] }) => Promise<never>;
    const simulateContract = ((call: { args: unknown[][] }) =>
      simulate(Number(call.args[2]?.length) > 1 ? { ...call, ...{ gas: 60_000n } } : call)) as never;
    await settle({ ...deps, chain: { ...deps.chain, simulateContract } }, {});
    await economy.indexChain();
    const states = await Promise.all(ids.map(async (id) => (await findReceipt(id)).state));
    expect(states.sort()).toEqual(['attributed', 'settled']);
    await economy.chain.advanceTime(61);
    await economy.settle();
    for (const id of ids) expect((await findReceipt(id)).state).toBe('settled');
  });

  it('is tried again, and blames nobody, when the node does not answer', async () => {
    const id = await askUnder(PEOPLE.asker, await economy.signPermission(PEOPLE.asker));
    const deps = economy.settleDependencies();
    const simulateContract = () => Promise.reject(new Error('fetch failed'));
    await expect(settle({ ...deps, chain: { ...deps.chain, simulateContract } }, {})).rejects.toThrow('fetch failed');
    expect((await findReceipt(id)).state).toBe('settling');
    await economy.settle();
    expect((await findReceipt(id)).state).toBe('settled');
  });
});
