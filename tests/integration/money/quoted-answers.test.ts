import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import { findRecordTexts } from '@/lib/db/record-text';
import { askRequestSchema, type PassagesAnswer } from '@/lib/schemas/answer';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import { toAnswerView } from '@/lib/server/answers/answer-view';
import { askModel } from '@/lib/server/answers/ask-model';
import { readQuotes } from '@/lib/server/answers/read-quotes';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

const ANAS = [
  'The bridge over the Senn was built in 1912. Its architect was Otto Brandt, who lived in Oldbrook.',
  'In the garden of the museum there are seven fountains. The largest one is shaped like a heron.',
];
const BENS = [
  'The copper mill at Oldbrook was founded in 1874 by Anna Keller. It employed forty people.',
  'A school chronicle of Oldbrook says about the bridge over the river Senn: it was built in 1912, with stones from the quarry.',
];
const BRIDGE = 'When was the bridge over the Senn built?';

let economy: TestEconomy;
let permissionHash: Hex;
let model: number;
beforeAll(async () => {
  economy = await startEconomy();
  const { publisher } = economy;
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 100n);
  const datanetId = await publisher.createDatanet(PEOPLE.ana);
  await publisher.makeCurator(PEOPLE.ana, { datanetId, curator: PEOPLE.other });
  const records = (texts: string[]) => texts.map((text) => ({ fields: { text, label: 'note' } }));
  for (const [person, texts] of [
    [PEOPLE.ana, ANAS],
    [PEOPLE.ben, BENS],
  ] as const) {
    await publisher.contribute(person, { datanetId, records: records(texts), curator: PEOPLE.other });
  }
  const version = await publisher.publishVersion(PEOPLE.ana, datanetId);
  model = await publisher.publishModel(PEOPLE.builder, {
    compute: PEOPLE.compute,
    unitPrice: UNIT_PRICE,
    request: {
      kind: 'retrieval',
      name: 'Oldbrook notes',
      summary: 'Answers from what people wrote about Oldbrook.',
      datanets: [{ datanetId, version }],
      titleField: null,
      questionField: null,
      answerField: null,
      settings: { k1: 1.2, b: 0.75, passageWords: 100, answerWords: 12, answerRule: 3 },
    },
  });
  permissionHash = await economy.signPermission(PEOPLE.asker, { models: [model] });
});
afterAll(() => economy.stop());

function ask(question: string, options: { key?: string; disclosed?: boolean } = {}) {
  return askModel(
    { db: economy.database.db, store: economy.store },
    {
      authority: { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null },
      request: askRequestSchema.parse({ model, question, disclosed: options.disclosed ?? true }),
      idempotencyKey: options.key ?? null,
      now: new Date(),
    },
  );
}

async function served(): Promise<bigint> {
  const row = await economy.database.db.spendingPermission.findUniqueOrThrow({ where: { permissionHash } });
  return BigInt(row.served.toFixed(0));
}

function quoted(answer: unknown): PassagesAnswer {
  const said = answer as PassagesAnswer;
  expect(said.kind).toBe('passages');
  return said;
}

it('publishes what it is: passages, no measurement without questions, shares by records', async () => {
  const version = await findAnsweringVersion(economy.database.db, { modelId: model, version: 1 });
  expect(version?.manifest).toMatchObject({
    kind: 'retrieval',
    records: 4,
    passages: 4,
    evaluation: null,
    contributorShares: { rule: 'record-counts' },
  });
});

describe('a question that records answer', () => {
  it('is answered in their words, with the places', async () => {
    const receipt = await ask(BRIDGE);
    const { text, citations } = quoted(receipt.answer);
    expect(text).toBe('1912');
    expect(citations).toHaveLength(2);
    const texts = await findRecordTexts(economy.database.db, { field: 'text', records: citations });
    for (const { contributionId, index, start, end } of citations) {
      expect(texts.get(`${contributionId}/${index}`)?.text.slice(start, end)).toBe('1912');
    }
    const quotes = await readQuotes(economy.database, receipt);
    expect(quotes.map((quote) => quote.text.slice(quote.start, quote.end))).toEqual(['1912', '1912']);
  });

  it('pays the records that carry the answer, as provenance, and nobody else', async () => {
    const { id, fee } = await ask(BRIDGE);
    await economy.attribute(id);
    const row = await economy.database.db.receipt.findUniqueOrThrow({ where: { id } });
    const { attribution, answer, shares } = receiptDocumentSchema.parse(row.document);
    expect(attribution).toMatchObject({
      evidence: 'provenance',
      method: 'cited-passages',
      rule: 'records',
      commons: 0n,
    });
    expect(attribution.spans).toEqual([{ start: 0, end: 4, records: [0, 1] }]);
    const cited = quoted(answer).citations.map(({ hash }) => hash);
    expect(attribution.records.map(({ hash }) => hash).sort()).toEqual([...cited].sort());
    expect(attribution.records.every(({ influence, weight }) => influence === null && weight > 0n)).toBe(true);
    const contributors = shares.filter((share) => share.role === 'contributors');
    expect(contributors.map((share) => share.account).sort()).toEqual(
      [economy.accountOf(PEOPLE.ana), economy.accountOf(PEOPLE.ben)].sort(),
    );
    expect(shares.reduce((sum, share) => sum + share.amount, 0n)).toBe(fee);
  });

  it('follows the version’s shares when it is kept private', async () => {
    const { id } = await ask(BRIDGE, { disclosed: false });
    await economy.attribute(id);
    const row = await economy.database.db.receipt.findUniqueOrThrow({ where: { id } });
    const { attribution, answer } = receiptDocumentSchema.parse(row.document);
    expect(attribution).toMatchObject({ evidence: 'none', rule: 'version-shares', records: [] });
    expect(answer).toMatch(/^0x/);
  });
});

describe('a question that no record answers', () => {
  const question = 'Which football club won the cup in Lisbon?';

  it('costs nothing, and says so', async () => {
    const before = await served();
    const receipt = await ask(question);
    expect(quoted(receipt.answer)).toMatchObject({ text: '', citations: [] });
    expect(toAnswerView(receipt)).toMatchObject({ fee: '0', state: 'failed' });
    expect(receipt.problem).toContain('Nothing was charged');
    expect(await served()).toBe(before);
  });

  it('says the same to a retry, also to twenty at the same time', async () => {
    const before = await served();
    await ask(question, { key: 'nothing' });
    const again = await Promise.all(Array.from({ length: 20 }, () => ask(question, { key: 'nothing' })));
    expect(new Set(again.map(({ id }) => id)).size).toBe(1);
    expect(new Set(again.map(({ answer }) => canonicalJson({ ...answer }))).size).toBe(1);
    expect(await served()).toBe(before);
  });
});

it('does not answer while records are not read again, as when the index is made anew, and takes nothing', async () => {
  const { db } = economy.database;
  const [best] = quoted((await ask(BRIDGE)).answer).citations;
  if (!best) throw new Error('Nothing is cited.');
  const where = { contributionId: best.contributionId };
  const before = await served();
  const records = await db.record.findMany({ where });
  await db.record.deleteMany({ where });
  await db.contributionFile.update({ where, data: { state: 'missing' } });
  await expect(ask(BRIDGE)).rejects.toMatchObject({ code: 'not-ready' });
  expect(await served()).toBe(before);
  await db.record.createMany({ data: records.map((record) => ({ ...record, fields: record.fields ?? {} })) });
  await db.contributionFile.update({ where, data: { state: 'readable' } });
  expect(quoted((await ask(BRIDGE)).answer).citations).toContainEqual(best);
});

it('quotes no record that was withdrawn, also before it is erased, and pays by the version’s shares then', async () => {
  const { db } = economy.database;
  const first = await ask(BRIDGE);
  const [best] = quoted(first.answer).citations;
  if (!best) throw new Error('Nothing is cited.');
  await db.contribution.update({ where: { id: best.contributionId }, data: { status: 'withdrawn' } });
  const second = await ask(BRIDGE);
  const { text, citations } = quoted(second.answer);
  expect(text).toBe('1912');
  expect(citations).toHaveLength(1);
  expect(citations[0]?.contributionId).not.toBe(best.contributionId);
  await economy.attribute(second.id);
  const row = await db.receipt.findUniqueOrThrow({ where: { id: second.id } });
  expect(receiptDocumentSchema.parse(row.document).attribution).toMatchObject({
    evidence: 'none',
    method: 'records-erased',
    rule: 'version-shares',
  });
  await db.record.updateMany({ where: { contributionId: best.contributionId }, data: { fields: {} } });
  expect(quoted((await ask(BRIDGE)).answer).citations).toEqual(citations);
});
