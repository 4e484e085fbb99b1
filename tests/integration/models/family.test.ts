import { afterAll, beforeAll, expect, it } from 'vitest';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';
import { splitFee } from '@/lib/rewards/split-fee';
import { askRequestSchema } from '@/lib/schemas/answer';
import { askModel } from '@/lib/server/answers/ask-model';
import { readIncome } from '@/lib/server/earnings/read-income';
import { readFamily } from '@/lib/server/models/read-family';
import { searchParents } from '@/lib/server/models/search-parents';
import { readReceipt } from '@/lib/server/receipts/read-receipt';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
let child: number;
let grandchild: number;
/** A price whose parts and royalties leave remainders. */
const PRICE = UNIT_PRICE + 4n;

beforeAll(async () => {
  economy = await startEconomy();
  const publish = (parents: { modelId: number; part: number }[], name: string) =>
    economy.publisher.publishModel(PEOPLE.other, {
      compute: PEOPLE.compute,
      unitPrice: PRICE,
      parents,
      leastChildPart: 1_500,
      request: { name },
    });
  child = await publish([{ modelId: 1, part: 2_500 }], 'Colours of colours');
  grandchild = await publish(
    [
      { modelId: 1, part: 1_000 },
      { modelId: child, part: 3_333 },
    ],
    'Colours at last',
  );
});
afterAll(() => economy.stop());

const deps = () => ({
  db: economy.database.db,
  store: economy.store,
  chain: economy.chain.reader,
  addresses: economy.chain.addresses,
});

it('a model’s family holds its ancestors on every line, its children, and what each gets', async () => {
  const { parents, children, builderPart } = await readFamily(deps(), { modelId: grandchild });
  expect(parents.map(({ modelId, part }) => [modelId, part])).toEqual([
    [1, 1_000],
    [child, 3_333],
  ]);
  expect(parents[1]).toMatchObject({
    name: 'Colours of colours',
    owner: economy.accountOf(PEOPLE.other),
    parents: [{ modelId: 1, part: 2_500, parents: [] }],
  });
  expect(children).toEqual([]);
  expect(builderPart).toBe(DEFAULT_FEE_PARTS.builder);
  const first = await readFamily(deps(), { modelId: 1 });
  expect(first.children.map(({ modelId, part }) => [modelId, part])).toEqual([
    [grandchild, 1_000],
    [child, 2_500],
  ]);
});

it('possible parents are found by name and by number, own ones first, as the contract counts their ancestors', async () => {
  const account = economy.accountOf(PEOPLE.builder);
  const all = await searchParents(deps(), { search: '', account });
  expect(
    all
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([1, 2]);
  const [found] = await searchParents(deps(), { search: 'at LAST', account });
  expect(found).toMatchObject({ id: grandchild, leastChildPart: 1_500, generation: 3, ancestors: 3 });
  const [byNumber] = await searchParents(deps(), { search: String(child), account });
  expect(byNumber).toMatchObject({ id: child, generation: 2, ancestors: 1 });
  expect(await searchParents(deps(), { search: '%', account })).toEqual([]);
  const generation = await economy.chain.reader.readContract({
    address: economy.chain.addresses.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'generationOf',
    args: [BigInt(grandchild)],
  });
  expect(generation).toBe(3n);
});

it('a receipt shows what flowed on, and the family and the earnings add it up to the unit', async () => {
  await economy.deposit(PEOPLE.asker, PRICE * 10n);
  const permissionHash = await economy.signPermission(PEOPLE.asker, { models: [grandchild], maxUnitPrice: PRICE });
  const account = economy.accountOf(PEOPLE.asker);
  const { id } = await askModel(deps(), {
    authority: { account, permissionHash, apiKeyId: null },
    request: askRequestSchema.parse({ model: grandchild, question: 'a ripe cherry in the deep sea' }),
    idempotencyKey: null,
    now: new Date(),
  });
  await economy.attribute(id);
  const receipt = await readReceipt(deps(), { id, viewer: null, now: new Date() });
  const { builder } = splitFee({
    fee: PRICE,
    parts: DEFAULT_FEE_PARTS,
    filled: ['treasury', 'builder', 'compute', 'contributors'],
  });
  const [toFirst, toChild] = divideByWeights(builder, [
    { key: '000000001', weight: 1_000n },
    { key: String(child).padStart(9, '0'), weight: 3_333n },
    { key: 'builder', weight: 5_667n },
  ]);
  expect(receipt.attribution?.royalties.map(({ model, child: of, amount }) => [model, of, amount])).toEqual([
    [1, grandchild, String(toFirst?.amount)],
    [child, grandchild, String(toChild?.amount)],
    [1, child, expect.any(String)],
  ]);
  expect(receipt.names).toEqual({ [grandchild]: 'Colours at last', [child]: 'Colours of colours', 1: 'Colours' });
  expect(receipt.agreedParts).toEqual(DEFAULT_FEE_PARTS);
  const sumOf = (model: number) =>
    receipt.shares.filter((share) => share.model === model).reduce((sum, { amount }) => sum + amount, 0n);
  expect(sumOf(grandchild) + sumOf(child) + sumOf(1)).toBe(PRICE);
  const { income } = await readFamily(deps(), { modelId: 1 });
  expect(income).toEqual({ amount: sumOf(1), answers: 1 });
  expect(income.amount).toBeGreaterThan(0n);
  const ana = await readIncome(deps(), { account: economy.accountOf(PEOPLE.ana), now: new Date() });
  const mine = (royalty: boolean) =>
    receipt.shares
      .filter((share) => share.account === economy.accountOf(PEOPLE.ana) && (share.model !== grandchild) === royalty)
      .reduce((sum, { amount }) => sum + amount, 0n);
  for (const royalty of [true, false]) {
    const sources = ana?.sources.filter((one) => one.royalty === royalty) ?? [];
    expect(sources.every(({ role, receipts }) => role === 'contributors' && receipts === 1)).toBe(true);
    expect(sources.reduce((sum, { amount }) => sum + amount, 0n)).toBe(mine(royalty));
  }
});
