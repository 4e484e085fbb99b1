import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import type { Hex } from '@/lib/core/hex';
import { askRequestSchema } from '@/lib/schemas/answer';
import { trainingSetSchema } from '@/lib/schemas/training-set';
import { askModel } from '@/lib/server/answers/ask-model';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import { verifyReceipt } from '@/lib/verify/verify-receipt';
import { RED } from '@/tests/support/colour-texts';
import { openEconomySite } from '@/tests/support/serve-files';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

/**
 * Everything that makes a receipt hard to recompute, at once: two Datanets chosen in the wrong order, copies of another's
 * records, look-alikes, records that a curator left out, a rejected original, another price, another owner, a second
 * version, and a model that quotes.
 */
let economy: TestEconomy;
let permissionHash: Hex;
const receipts: Record<'both' | 'repriced' | 'sold' | 'quoted', string> = {
  both: '',
  repriced: '',
  sold: '',
  quoted: '',
};
let both: number;

async function ask(model: number, question: string): Promise<string> {
  const { database, store } = economy;
  const authority = { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model, question });
  const { id } = await askModel(
    { db: database.db, store },
    { authority, request, idempotencyKey: null, now: new Date() },
  );
  await economy.attribute(id);
  return id;
}

const labelled = (texts: readonly string[], label: string) => texts.map((text) => ({ fields: { text, label } }));

beforeAll(async () => {
  economy = await startEconomy();
  const { publisher, chain } = economy;
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 1000n);
  const datanetId = await publisher.createDatanet(PEOPLE.ben);
  await publisher.makeCurator(PEOPLE.ben, { datanetId, curator: PEOPLE.other });
  await publisher.contribute(PEOPLE.asker, {
    datanetId,
    records: labelled(['the glowing embers of a camp fire'], 'red'),
    curator: PEOPLE.other,
    rejected: true,
  });
  await publisher.contribute(PEOPLE.compute, {
    datanetId,
    // A copy of ana's in another Datanet, one with a word added, and two of its own, of which one is left out.
    records: [
      ...labelled([RED[1] ?? '', `${RED[5]} now`], 'red'),
      ...labelled(['a cloudless summer heaven', 'nobody wants this one'], 'blue'),
    ],
    curator: PEOPLE.other,
    excluded: [3],
  });
  await publisher.contribute(PEOPLE.ben, {
    datanetId,
    records: labelled(
      ['a cloudless summer heaven above', 'glowing embers of a camp fire', 'nobody wants this one!'],
      'blue',
    ),
    curator: PEOPLE.other,
  });
  await publisher.publishVersion(PEOPLE.ben, datanetId);
  const datanets = [
    { datanetId, version: 1 },
    { datanetId: 1, version: 1 },
  ];
  both = await publisher.publishModel(PEOPLE.builder, {
    compute: PEOPLE.compute,
    unitPrice: UNIT_PRICE,
    request: { datanets },
  });
  const quoting = await publisher.publishModel(PEOPLE.builder, {
    compute: PEOPLE.compute,
    unitPrice: UNIT_PRICE,
    request: {
      kind: 'retrieval',
      titleField: null,
      questionField: null,
      answerField: null,
      settings: {},
      datanets,
    } as never,
  });
  permissionHash = await economy.signPermission(PEOPLE.asker, {
    models: [both, quoting],
    maxUnitPrice: UNIT_PRICE * 3n,
  });
  receipts.both = await ask(both, 'a stop sign at the brick wall');
  receipts.quoted = await ask(quoting, 'What glows in a camp fire?');
  const models = { address: chain.addresses.modelRegistry, abi: modelRegistryAbi };
  await publisher.send(PEOPLE.builder, { ...models, functionName: 'setPrice', args: [BigInt(both), UNIT_PRICE * 2n] });
  await publisher.index();
  receipts.repriced = await ask(both, 'deep sea diver');
  await publisher.send(PEOPLE.builder, {
    ...models,
    functionName: 'transferFrom',
    args: [chain.addressOf(PEOPLE.builder), chain.addressOf(PEOPLE.ana), BigInt(both)],
  });
  await publisher.index();
  await publisher.publishModel(PEOPLE.ana, { compute: PEOPLE.compute, unitPrice: 0n, modelId: both });
  receipts.sold = await ask(both, 'fire truck siren');
  await economy.settle();
}, 180_000);
afterAll(() => economy.stop());

async function readTrainingSet() {
  const site = await openEconomySite(economy);
  const [version] = (await site.facts.model(both))?.versions ?? [];
  const read = async (cid: string): Promise<unknown> => {
    const file = await site.readFile(cid);
    if (file.state !== 'found') throw new Error(`${cid} is ${file.state}.`);
    return JSON.parse(new TextDecoder().decode(file.bytes));
  };
  const manifest = (await read(version?.manifestCid ?? '')) as { trainingSetCid: string };
  return trainingSetSchema.parse(await read(manifest.trainingSetCid));
}

describe('an economy with copies, look-alikes, prices, owners and versions', () => {
  it('has what it is meant to have', async () => {
    const { records, collapsed } = await readTrainingSet();
    expect(collapsed.length).toBeGreaterThanOrEqual(1);
    expect(records.some(({ resembles }) => resembles !== null)).toBe(true);
    // Somebody is credited for less than the whole: the rest follows the version's shares.
    const lacking = records.filter(
      ({ credits }) => credits.reduce((sum, { partsPerMillion }) => sum + partsPerMillion, 0) < 1_000_000,
    );
    expect(lacking.length).toBeGreaterThan(0);
  });

  it('agrees in every check, with the models trained again', async () => {
    const report = await verifyEpoch(await openEconomySite(economy), { epoch: 1, train: true });
    expect(report.checks.filter(({ state }) => state !== 'agrees')).toEqual([]);
    expect(report.verdict).toBe('agrees');
    expect(new Set(report.checks.map(({ subject }) => subject)).size).toBeGreaterThanOrEqual(8);
  }, 120_000);

  it('pays the price and the owner of the time', async () => {
    const site = await openEconomySite(economy);
    const shown = async (id: string) =>
      (await site.readReceipt(id)) as {
        unitPrice: string;
        model: { version: number };
        shares: { role: string; account: string }[];
        answer: { kind: string };
      };
    const [first, repriced, sold, quoted] = await Promise.all(
      [receipts.both, receipts.repriced, receipts.sold, receipts.quoted].map(shown),
    );
    expect([first?.unitPrice, repriced?.unitPrice]).toEqual([UNIT_PRICE.toString(), (UNIT_PRICE * 2n).toString()]);
    expect(sold?.model.version).toBe(2);
    const builderOf = (receipt: typeof sold) => receipt?.shares.find(({ role }) => role === 'builder')?.account;
    expect(builderOf(first)).toBe(economy.accountOf(PEOPLE.builder));
    expect(builderOf(sold)).toBe(economy.accountOf(PEOPLE.ana));
    expect(quoted?.answer.kind).toBe('passages');
  });

  it('names what a receipt says wrongly of price, version, owner or quotation', async () => {
    const site = await openEconomySite(economy);
    type Shown = {
      model: { version: number };
      unitPrice: string;
      pricedAtBlock: number;
      answer: { citations?: { start: number }[] };
      shares: { account: string; role: string }[];
    };
    const fieldsAfter = async (id: string, change: (document: Shown) => void) => {
      const document = structuredClone(await site.readReceipt(id)) as Shown;
      change(document);
      const { verdict, checks } = await verifyReceipt(site, { id, document });
      expect(verdict).toBe('differs');
      return checks.flatMap((check) => (check.state === 'differs' ? [check.field] : []));
    };
    expect(await fieldsAfter(receipts.sold, (one) => (one.model.version = 1))).toContain('model.version');
    expect(await fieldsAfter(receipts.repriced, (one) => (one.unitPrice = UNIT_PRICE.toString()))).toContain(
      'unitPrice',
    );
    // Priced at a block at which the price was another.
    expect(await fieldsAfter(receipts.repriced, (one) => (one.pricedAtBlock -= 1))).toContain('unitPrice');
    expect(await fieldsAfter(receipts.repriced, (one) => (one.pricedAtBlock += 1000))).toContain('pricedAtBlock');
    const quoted = await fieldsAfter(receipts.quoted, (one) => {
      const [citation] = one.answer.citations ?? [];
      if (citation) citation.start += 1;
    });
    expect(quoted).toContain('answer.citations[0].start');
    const builder = await fieldsAfter(receipts.sold, (one) => {
      const share = one.shares.find(({ role }) => role === 'builder');
      if (share) share.account = economy.accountOf(PEOPLE.builder);
    });
    expect(builder.some((field) => /^shares\[\d\]\.account$/.test(field))).toBe(true);
  }, 120_000);
});
