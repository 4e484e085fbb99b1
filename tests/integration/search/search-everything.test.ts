import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { searchResultSchema } from '@/lib/schemas/search';
import { searchEverything } from '@/lib/server/search/search-everything';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';

const AMARA = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266';
const BILAL = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const STRANGER: Hex = `0xab${'0c'.repeat(19)}`;
const AT = new Date('2026-02-01T00:00:00Z');
const SETTLED = '0a1b0000-0000-4000-8000-000000000001';
const WAITING = '0a1b0000-0000-4000-8000-000000000002';

let database: TestDatabase;

/** What a reader of the local deployment finds, as the browser is told it. */
async function search(q: string, { viewer = null, local = true }: { viewer?: Hex | null; local?: boolean } = {}) {
  return searchResultSchema.parse(await searchEverything(database, { q, viewer, chain: { local } }));
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await insertDatanet(db, { id: 1, owner: AMARA });
  await insertDatanet(db, { id: 2, owner: STRANGER, metadata: { ...TEST_METADATA, name: '100% rainfall' } });
  await db.datanet.update({ where: { id: 2 }, data: { acceptedRecords: 9 } });
  const red = (text: string) => ({ fields: { text, label: 'red' } });
  const [cherry] = await insertContribution(db, {
    ...{ id: 1, datanetId: 1, contributor: BILAL, status: 'accepted', sequence: 1, excluded: [1] },
    records: [
      red('a ripe chery'),
      red('cherry of an advertisement'),
      red(`${'a long way '.repeat(30)}to the cherry orchard`),
    ],
  });
  await insertContribution(db, {
    ...{ id: 2, datanetId: 1, contributor: BILAL, status: 'accepted', sequence: 2 },
    records: [{ ...red('A ripe Cherry'), supersedes: cherry ?? '0x' }],
  });
  await insertContribution(db, { id: 3, datanetId: 1, contributor: BILAL, records: [red('cherry under review')] });
  await insertContribution(db, {
    ...{ id: 4, datanetId: 1, contributor: BILAL, status: 'accepted', sequence: 3 },
    records: [red('its belongings'), red('Long shadows')],
  });
  await insertModel({ id: 1, version: 1, name: 'Colour reader, old' });
  await insertModel({ id: 1, version: 2, name: 'Colour reader' });
  await insertModel({ id: 4, version: 1, name: 'Colour guesser', retired: true });
  await insertReceipt(SETTLED, 'settled');
  await insertReceipt(WAITING, 'reserved');
  for (const attempt of [1, 2]) {
    await db.epoch.create({
      data: {
        ...{
          number: 3,
          attempt,
          root: '0x',
          total: 1,
          fileCid: `epoch-${attempt}`,
          status: attempt > 1 ? 'proposed' : 'rejected',
        },
        ...{ proposer: AMARA, bond: 1, claimableAt: AT, proposedAt: AT, proposedBlock: attempt, transactionHash: '0x' },
      },
    });
  }
  await db.proposal.create({
    data: {
      ...{ id: '7'.repeat(70), proposer: AMARA, actions: [], description: '# Lower the bond\n\nIt keeps people away.' },
      ...{ descriptionHash: '0x', operationId: '0x', voteStart: AT, voteEnd: AT, createdAt: AT },
      ...{ createdBlock: 1, createdIndex: 0, transactionHash: '0x' },
    },
  });
});
afterAll(() => database.close());

async function insertModel(input: { id: number; version: number; name: string; retired?: boolean }): Promise<void> {
  const { id, version, name, retired = false } = input;
  const manifestCid = `model-${id}-${version}`;
  await database.db.model.upsert({
    where: { id },
    create: {
      ...{ id, owner: STRANGER, unitPrice: 1, retired, versionCount: version },
      ...{ createdAt: AT, createdBlock: id, updatedAt: AT },
    },
    update: { versionCount: version },
  });
  await database.db.modelVersion.create({
    data: {
      ...{ modelId: id, number: version, manifestCid, manifestHash: '0x', computeProvider: AMARA, publisher: AMARA },
      ...{ publishedAt: AT, publishedBlock: version, publishedIndex: 0, transactionHash: '0x' },
    },
  });
  await database.db.modelManifest.create({
    data: {
      ...{ cid: manifestCid, name, summary: '', kind: 'classifier', manifest: {}, weightsCid: 'w' },
      searchText: name.toLowerCase(),
    },
  });
}

async function insertReceipt(id: string, state: string): Promise<void> {
  await database.db.receipt.create({
    data: {
      ...{ id, modelId: 1, modelVersion: 2, account: BILAL, permissionHash: '0x', requestHash: '0x', units: 1 },
      ...{ unitPrice: 1, fee: 1, pricedAtBlock: 1, state, question: 'a ripe cherry', askedAt: AT },
    },
  });
}

describe('searchEverything', () => {
  it('finds Datanets and models by words in any case and order, models by their newest version, retired ones last', async () => {
    // The larger one only says so in its summary.
    expect(await search('THINGS colour')).toMatchObject({
      datanets: [
        { id: 1, name: 'Colours of things', records: 0 },
        { id: 2, name: '100% rainfall', records: 9 },
      ],
      models: [],
    });
    expect((await search('colour rainfall')).datanets.map(({ id }) => id)).toEqual([2]);
    expect((await search('colour')).models).toEqual([
      { id: 1, name: 'Colour reader', retired: false },
      { id: 4, name: 'Colour guesser', retired: true },
    ]);
    expect((await search('old')).models).toEqual([]);
  });

  it('takes % and _ for themselves', async () => {
    expect((await search('100%')).datanets.map(({ id }) => id)).toEqual([2]);
    expect((await search('colour_')).datanets).toEqual([]);
  });

  it('finds the records in force alone: not what was left out, corrected or not decided', async () => {
    const { records } = await search('cherry');
    expect(records.map(({ contributionId, index }) => [contributionId, index]).sort()).toEqual([
      [1, 2],
      [2, 0],
    ]);
    const excerpts = new Map(records.map((record) => [record.contributionId, record.excerpt]));
    expect(excerpts.get(2)).toContain('A ripe Cherry');
    expect(excerpts.get(1)).toMatch(/^… .*a long way to the cherry orchard/);
    expect(records[0]).toMatchObject({ datanetId: 1, datanetName: 'Colours of things' });
    expect((await search('chery')).records).toEqual([]);
    expect((await search('ch')).records).toEqual([]);
  });

  it('finds a word’s beginning before its middle', async () => {
    const { records } = await search('long');
    expect(records.map(({ contributionId, index }) => [contributionId, index])).toEqual([
      [1, 2],
      [4, 1],
      [4, 0],
    ]);
  });

  it('finds by number the Datanet, the model and the epoch, once however often it was proposed', async () => {
    const first = await search('#1');
    expect([first.datanets, first.models, first.epochs].map((found) => found.length)).toEqual([1, 1, 0]);
    expect(first.models).toEqual([{ id: 1, name: 'Colour reader', retired: false }]);
    expect((await search('3')).epochs).toEqual([{ number: 3 }]);
  });

  it('finds what is called like a number, too, after what has that number', async () => {
    expect((await search('100')).datanets.map(({ id }) => id)).toEqual([2]);
    expect((await search('2')).datanets.map(({ id }) => id)).toEqual([2]);
  });

  it('finds people by name where names are known, by the beginning of their address, and by the whole of it', async () => {
    expect((await search('amar')).people).toEqual([{ account: AMARA }]);
    expect((await search('amar', { local: false })).people).toEqual([]);
    expect((await search('0xAB0c')).people).toEqual([{ account: STRANGER }]);
    expect((await search('0x7099')).people).toEqual([{ account: BILAL }]);
    expect((await search('0x99')).people).toEqual([]);
    const unseen = `0x${'9'.repeat(40)}`;
    expect((await search(unseen)).people).toEqual([{ account: unseen }]);
  });

  it('shows receipts that are not attributed yet to their asker alone', async () => {
    const shown = async (q: string, viewer: Hex | null) =>
      (await search(q, { viewer })).receipts.map(({ id, own }) => [id, own]);
    expect(await shown('0a1b', null)).toEqual([[SETTLED, false]]);
    expect(await shown('0a1b', STRANGER)).toEqual([[SETTLED, false]]);
    expect(await shown('0a1b', BILAL)).toEqual([
      [SETTLED, true],
      [WAITING, true],
    ]);
    expect(await shown(SETTLED.toUpperCase(), null)).toEqual([[SETTLED, false]]);
    expect((await search('0a1b')).receipts[0]).toMatchObject({ modelId: 1, modelName: 'Colour reader' });
  });

  it('finds proposals by their words and shows their first line', async () => {
    expect((await search('bond keeps')).proposals).toEqual([{ id: '7'.repeat(70), title: 'Lower the bond' }]);
    expect((await search('bond rains')).proposals).toEqual([]);
  });
});
