import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeGradientIndex, encodeGradientIndex } from '@/lib/attribution/adapter-influence/gradient-index-bytes';
import type { Json } from '@/lib/core/canonical-json';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import type { Engine } from '@/lib/engines/engine';
import { askRequestSchema } from '@/lib/schemas/answer';
import { adapterManifestSchema } from '@/lib/schemas/model-manifest';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';
import { askModel } from '@/lib/server/answers/ask-model';
import type { Check, Report } from '@/lib/verify/check';
import { verifyReceipt } from '@/lib/verify/verify-receipt';
import { publishBase, publishManifest } from '@/tests/support/publish-base';
import { openEconomySite } from '@/tests/support/serve-files';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';
import { LAMPS } from '@/tests/support/tiny-adapted';
import { makeTinyBase } from '@/tests/support/tiny-base';

/** What the adapter is made to say: an answer of a record, word for word. */
const SAID = LAMPS[2];
const EACH = LAMPS.length / 2;

let economy: TestEconomy;
let permissionHash: Hex;
let adapter: number;
let datanetId: number;
let says = SAID?.text ?? '';

/** Writes `says`, whatever it is asked: what is tested is who is paid for it. */
const engine: Pick<Engine, 'generate'> = {
  async *generate() {
    yield { kind: 'text', text: says };
    yield { kind: 'end', reason: 'stop', promptTokens: 9, completionTokens: 12 };
  },
};

beforeAll(async () => {
  economy = await startEconomy();
  const { publisher } = economy;
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 100n);
  const base = await publishBase(economy, makeTinyBase().bytes);
  datanetId = await publisher.createDatanet(PEOPLE.ana);
  await publisher.makeCurator(PEOPLE.ana, { datanetId, curator: PEOPLE.other });
  for (const [person, from] of [
    [PEOPLE.ana, 0],
    [PEOPLE.ben, EACH],
  ] as const) {
    const records = LAMPS.slice(from, from + EACH).map(({ question, text }) => ({ fields: { text, label: question } }));
    await publisher.contribute(person, { datanetId, records, curator: PEOPLE.other });
  }
  const version = await publisher.publishVersion(PEOPLE.ana, datanetId);
  adapter = await publisher.publishModel(PEOPLE.builder, {
    compute: PEOPLE.compute,
    unitPrice: UNIT_PRICE,
    request: {
      kind: 'adapter',
      name: 'Lamps',
      summary: 'Knows who keeps which lamp.',
      datanets: [{ datanetId, version }],
      textField: 'text',
      questionField: 'label',
      base: { modelId: base, version: 1 },
      settings: { rank: 4, steps: 20, rate: 1e-2, heldOutPercent: 20, seed: 'lamps' },
    },
    parents: [{ modelId: base, part: 0 }],
  });
  permissionHash = await economy.signPermission(PEOPLE.asker, { models: [adapter] });
}, 300_000);
afterAll(() => economy.stop());

async function ask(question: string, disclosed = true): Promise<string> {
  const { database, store } = economy;
  const { id } = await askModel(
    { db: database.db, store, engine: engine as Engine },
    {
      authority: { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null },
      request: askRequestSchema.parse({ model: adapter, question, disclosed }),
      idempotencyKey: null,
      now: new Date(),
    },
  );
  await economy.attribute(id);
  return id;
}

async function documentOf(id: string): Promise<ReceiptDocument> {
  const row = await economy.database.db.receipt.findUniqueOrThrow({ where: { id } });
  return receiptDocumentSchema.parse(row.document);
}

async function manifestOf(version: number) {
  const found = await findAnsweringVersion(economy.database.db, { modelId: adapter, version });
  return adapterManifestSchema.parse(found?.manifest);
}

function told({ checks }: Report, state: Check['state']): string[] {
  return checks.filter((check) => check.state === state).map((check) => `${check.subject}: ${JSON.stringify(check)}`);
}

describe('a disclosed answer of an adapter', () => {
  let id: string;
  let document: ReceiptDocument;
  beforeAll(async () => {
    id = await ask(SAID?.question ?? '');
    document = await documentOf(id);
  });

  it('tells influence and words both, and pays by the one that the manifest names', async () => {
    const { attribution, fee, shares } = document;
    const { pays } = (await manifestOf(1)).attribution;
    expect(attribution.evidence).toBe(pays);
    expect(attribution.method).toBe(pays === 'influence' ? 'adapter-gradients' : 'token-matching');
    expect(attribution.records.every(({ influence }) => influence !== null)).toBe(true);
    expect(attribution.spans).toEqual([{ start: 0, end: says.length, records: [expect.any(Number)] }]);
    const [span] = attribution.spans;
    const held = attribution.records[span?.records[0] ?? -1];
    expect(held?.index).toBe(2);
    expect(shares.reduce((sum, share) => sum + share.amount, 0n)).toBe(fee);
  });

  it('comes out the same when it is attributed again', async () => {
    const again = await ask(SAID?.question ?? '');
    expect((await documentOf(again)).attribution).toEqual(document.attribution);
  });

  it('agrees from the chain and published files alone', async () => {
    await economy.settle();
    const site = await openEconomySite(economy);
    const report = await verifyReceipt(site, { id, document: await site.readReceipt(id) });
    expect(told(report, 'differs')).toEqual([]);
    expect(told(report, 'not-checkable')).toEqual([]);
    expect(report.verdict).toBe('agrees');
    const titles = report.checks.filter(({ state }) => state === 'agrees').map(({ title }) => title);
    expect(titles).toContain('Its records’ gradients come out the same from base, adapter and texts');
    expect(titles).toContain('Every record’s influence, the places of its words and their weights come out the same');
    expect(titles).toContain('It is laid upon the base that it names');
  });

  it.each(['gradients', 'base', 'weights'] as const)('is not believed with other %s served', async (which) => {
    const manifest = await manifestOf(1);
    const cid = { gradients: manifest.gradientsCid, base: manifest.base.weightsCid, weights: manifest.weightsCid }[
      which
    ];
    const site = await openEconomySite(economy, (path, bytes) => {
      if (!path.endsWith(cid)) return bytes;
      const changed = bytes.slice();
      changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
      return changed;
    });
    const report = await verifyReceipt(site, { id });
    expect(report.verdict).toBe('differs');
  });

  it.each([
    ['an influence', (one: Json) => replace(one, /"influence":"-?\d/, '"influence":"7')],
    ['the place of a span', (one: Json) => replace(one, /"start":0/, '"start":1')],
    ['what pays', (one: Json) => replace(one, /"evidence":"\w+"/, '"evidence":"none"')],
  ])('is not believed with %s altered', async (_, alter) => {
    const site = await openEconomySite(economy);
    const shown = (await site.readReceipt(id)) as Json;
    const report = await verifyReceipt(site, { id, document: alter(shown) });
    expect(told(report, 'differs').join('\n')).toContain('attribution');
  });
});

describe('an answer that is not disclosed', () => {
  it('follows the version’s shares', async () => {
    const { attribution } = await documentOf(await ask('Who keeps it?', false));
    expect(attribution).toMatchObject({ evidence: 'none', rule: 'version-shares', records: [], spans: [] });
  });
});

describe('a builder who publishes other gradients than the records have', () => {
  it('is found out by whoever verifies a receipt', async () => {
    const manifest = await manifestOf(1);
    const index = decodeGradientIndex(await economy.store.get(manifest.gradientsCid));
    const row = index.parts * index.width;
    // The first record's place is taken by the last one's gradient, which Ben wrote.
    index.values.copyWithin(0, (index.records - 1) * row);
    index.steps.copyWithin(0, (index.records - 1) * index.parts);
    const altered = encodeGradientIndex(index);
    const { cid } = await economy.store.put({ bytes: altered });
    const changed = { ...manifest, gradientsCid: cid, gradientsHash: toLowerHex(keccak256(altered)) };
    await publishManifest(economy, { manifest: changed as Json, datanetId, modelId: adapter });
    says = LAMPS[0]?.text ?? '';
    await expect(ask(LAMPS[0]?.question ?? '')).rejects.toMatchObject({ code: 'forbidden' });
    // An operator who serves it all the same.
    const { db } = economy.database;
    const { manifestCid } = await db.modelVersion.findUniqueOrThrow({
      where: { modelId_number: { modelId: adapter, number: 2 } },
    });
    await db.trainingRun.updateMany({ where: { kind: 'adapter' }, data: { manifestCid } });
    const id = await ask(LAMPS[0]?.question ?? '');
    await economy.chain.advanceTime(61);
    await economy.settle();
    const report = await verifyReceipt(await openEconomySite(economy), { id });
    expect(told(report, 'differs')).toEqual([expect.stringContaining('gradients come out the same')]);
    expect(report.verdict).toBe('differs');
  });
});

function replace(document: Json, what: RegExp, by: string): Json {
  const text = JSON.stringify(document);
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`The receipt has no ${what}.`);
  return JSON.parse(changed) as Json;
}
