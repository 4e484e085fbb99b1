import { type Address, encodeFunctionData } from 'viem';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import type { Hex } from '@/lib/core/hex';
import { PROTOCOL_ROLES } from '@/lib/core/protocol-names';
import { askRequestSchema } from '@/lib/schemas/answer';
import { askModel } from '@/lib/server/answers/ask-model';
import { makeTexts, makeUniform } from '@/tests/support/make-texts';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

const OPEN = 10n ** 18n;

/** An economy that differs with its seed, and goes on: every epoch has other answers, and other terms. */
export type WatchedEconomy = {
  readonly economy: TestEconomy;
  /** Numbers in [0, 1), the same for a seed. */
  readonly uniform: () => number;
  /** Answers questions and settles them with the real jobs: the next epoch is then proposed. Returns how many. */
  readonly playEpoch: () => Promise<number>;
};

/** Gives a Datanet, a model and a lineage of its own to an economy, by a seed; all of it through the real contracts and jobs. */
export async function startWatchedEconomy(seed: number): Promise<WatchedEconomy> {
  const economy = await startEconomy();
  const { publisher, chain, database, store } = economy;
  const uniform = makeUniform(seed);
  const upTo = (most: number) => Math.floor(uniform() * most);
  await economy.deposit(PEOPLE.asker, 10n * OPEN);
  await publisher.stakeOnDatanet(PEOPLE.other, {
    datanetId: 1,
    amount: BigInt(50 + upTo(1000)) * OPEN + BigInt(upTo(1e9)),
  });

  const datanetId = await publisher.createDatanet(PEOPLE.ben);
  await publisher.makeCurator(PEOPLE.ben, { datanetId, curator: PEOPLE.compute });
  await publisher.makeCurator(PEOPLE.ben, { datanetId, curator: PEOPLE.other });
  const each = 3 + upTo(5);
  const contributors = [PEOPLE.ana, PEOPLE.asker, PEOPLE.builder].slice(0, 2 + upTo(2));
  const texts = makeTexts({ seed, count: each * contributors.length, labels: 3, words: 30, length: 6, noise: 0.2 });
  for (const [k, contributor] of contributors.entries()) {
    const records = texts.slice(k * each, (k + 1) * each).map(({ text, label }) => ({ fields: { text, label } }));
    const curator = k === 0 ? PEOPLE.other : PEOPLE.compute;
    await publisher.contribute(contributor, { datanetId, records, curator, excluded: uniform() < 0.3 ? [0] : [] });
  }
  await publisher.publishVersion(PEOPLE.ben, datanetId);
  if (uniform() < 0.8) {
    await publisher.stakeOnDatanet(PEOPLE.compute, { datanetId, amount: BigInt(60 + upTo(300)) * OPEN });
  }
  // A stake of somebody who accepted nothing, which earns nothing.
  await publisher.stakeOnDatanet(PEOPLE.ben, { datanetId, amount: 70n * OPEN });

  const publish = (builder: number, parents: { modelId: number; part: number }[], datanets: number[]) =>
    publisher.publishModel(builder, {
      compute: PEOPLE.compute,
      unitPrice: PRICES[upTo(PRICES.length)] ?? UNIT_PRICE,
      parents,
      request: { name: `Model ${seed}`, datanets: datanets.map((id) => ({ datanetId: id, version: 1 })) },
    });
  const child = await publish(PEOPLE.ben, [{ modelId: 1, part: 500 + upTo(6000) }], [datanetId]);
  const parents =
    uniform() < 0.5
      ? [{ modelId: child, part: 1 + upTo(9000) }]
      : [
          { modelId: 1, part: upTo(5000) },
          { modelId: child, part: 1 + upTo(5000) },
        ];
  const grandchild = await publish(PEOPLE.ana, parents, [1, datanetId]);
  const models = [1, child, grandchild];
  const permissions = [
    await economy.signPermission(PEOPLE.asker, { models, maxUnitPrice: OPEN, cap: 10n * OPEN }),
    await economy.signPermission(PEOPLE.asker, { models, maxUnitPrice: OPEN, cap: 9n * OPEN }),
  ];

  let round = 0;
  return {
    economy,
    uniform,
    async playEpoch() {
      if (round > 0) await changeTerms(economy, { uniform, model: grandchild });
      round += 1;
      const count = 2 + upTo(3);
      const questions = makeTexts({ seed: seed * 31 + round, count, labels: 3, words: 30, length: 5, noise: 0.4 });
      for (const [k, { text }] of questions.entries()) {
        const model = k === 0 ? grandchild : (models[upTo(models.length)] ?? 1);
        const permissionHash = permissions[upTo(2)] ?? '0x';
        const authority = { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
        const request = askRequestSchema.parse({ model, question: text, disclosed: k === 0 || uniform() < 0.8 });
        const deps = { db: database.db, store };
        const { id } = await askModel(deps, { authority, request, idempotencyKey: null, now: new Date() });
        await economy.attribute(id);
      }
      await chain.mineBlock();
      await economy.settle();
      return count;
    },
  };
}

const PRICES = [7n, 1_000_003n, UNIT_PRICE, UNIT_PRICE * 13n];

/** Between two epochs something is voted, staked, sold or priced anew. */
async function changeTerms(
  economy: TestEconomy,
  { uniform, model }: { uniform: () => number; model: number },
): Promise<void> {
  const { chain, publisher } = economy;
  const models = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi } as const;
  const kind = Math.floor(uniform() * 4);
  if (kind === 0) {
    const treasury = 500 + Math.floor(uniform() * 1000);
    const parts = { treasury, builder: 2_500 - treasury, curators: 2_000, compute: 500, contributors: 5_000 };
    await asGovernance(economy, { functionName: 'setFeeParts', args: [parts] });
  }
  if (kind === 1)
    await publisher.stakeOnDatanet(PEOPLE.other, { datanetId: 1, amount: BigInt(1 + Math.floor(uniform() * 1e9)) });
  if (kind === 2) {
    const holder = chain.addressOf(PEOPLE.builder);
    await asGovernance(economy, { functionName: 'setRole', args: [PROTOCOL_ROLES.indexOf('treasury'), holder] });
  }
  if (kind === 3) {
    const owner = await chain.reader.readContract({ ...models, functionName: 'ownerOf', args: [BigInt(model)] });
    const [from, to] = owner === chain.addressOf(PEOPLE.ana) ? [PEOPLE.ana, PEOPLE.ben] : [PEOPLE.ben, PEOPLE.ana];
    await publisher.send(from, {
      ...models,
      functionName: 'transferFrom',
      args: [chain.addressOf(from), chain.addressOf(to), BigInt(model)],
    });
  }
  await economy.indexChain();
}

/** What a vote would do, done by the timelock itself. */
async function asGovernance(
  { chain }: TestEconomy,
  call: { functionName: 'setFeeParts' | 'setRole'; args: readonly unknown[] },
): Promise<void> {
  const { timelock, protocolParameters: to } = chain.addresses;
  const data = encodeFunctionData({ abi: protocolParametersAbi, ...call } as Parameters<typeof encodeFunctionData>[0]);
  await chain.call('anvil_setBalance', [timelock, '0xde0b6b3a7640000']);
  await chain.call('anvil_impersonateAccount', [timelock]);
  const hash = (await chain.call('eth_sendTransaction', [{ from: timelock satisfies Address, to, data }])) as Hex;
  const { status } = await chain.reader.waitForTransactionReceipt({ hash });
  await chain.call('anvil_stopImpersonatingAccount', [timelock]);
  if (status !== 'success') throw new Error(`${call.functionName} was reverted.`);
}
