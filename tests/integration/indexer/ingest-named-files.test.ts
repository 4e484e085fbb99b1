import type { Pool } from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { receiptHash, receiptJson } from '@/lib/attribution/receipt';
import type { Json } from '@/lib/core/canonical-json';
import { ingestEpoch } from '@/lib/jobs/ingest-epoch';
import { ingestMetadata } from '@/lib/jobs/ingest-metadata';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import { createTestStore } from '@/tests/integration/indexer/index-support';
import { metadata, putJson } from '@/tests/integration/indexer/play-economy';
import { createTestDatabase } from '@/tests/support/create-test-database';

const { store, remove } = createTestStore();
const address = (digit: string) => `0x${digit.repeat(40)}`;
const hash = (digit: string) => `0x${digit.repeat(64)}`;
const namedBy = { chainId: 31337, blockHash: hash('b'), logIndex: 0 };
const ID = '0198c0de-0000-7000-8000-000000000001';

/** A receipt of 100 units, 50 of them to two records that weigh 2 : 1. */
const receipt: Json = {
  version: 1,
  id: ID,
  chainId: 31337,
  vault: address('1'),
  model: { id: 1, version: 1, manifestHash: hash('2') },
  account: address('3'),
  permissionHash: hash('4'),
  units: 1,
  unitPrice: '100',
  fee: '100',
  pricedAtBlock: 5,
  askedAt: 1_700_000_000,
  question: hash('5'),
  answer: hash('6'),
  disclosed: false,
  attribution: {
    evidence: 'influence',
    method: 'test',
    rule: 'records',
    noiseFloor: '0',
    records: [
      { contributionId: 1, index: 0, hash: hash('7'), influence: '20', weight: '20' },
      { contributionId: 1, index: 1, hash: hash('8'), influence: '10', weight: '10' },
    ],
    commons: '0',
    spans: [],
  },
  parts: { treasury: 5_000, builder: 0, curators: 0, compute: 0, contributors: 5_000 },
  shares: [
    { account: address('9'), role: 'treasury', amount: '50', model: 1 },
    { account: address('a'), role: 'contributors', amount: '50', model: 1 },
  ],
  royalties: [],
  stakes: [],
  previous: hash('0'),
};

let pool: Pool;

beforeEach(async () => {
  const database = await createTestDatabase();
  pool = database.pool;
  return () => database.close();
});

afterAll(() => remove());

async function writeEvent(name: string, args: Json): Promise<void> {
  await pool.query(`INSERT INTO chain_event VALUES ($1, $2, $3, 9, '0x', 'test', $4, $5, now())`, [
    namedBy.chainId,
    namedBy.blockHash,
    namedBy.logIndex,
    name,
    JSON.stringify(args),
  ]);
}

async function putEpoch() {
  const document = receiptDocumentSchema.parse(receipt);
  const { cid: receiptCid } = await putJson(store, receiptJson(document));
  const { permissionHash, units, unitPrice, fee, shares } = receipt as Record<string, Json>;
  const file = {
    version: 1,
    epoch: 1,
    chainId: 31337,
    vault: address('1'),
    distributor: address('c'),
    settlementId: 1,
    previousFileCid: null,
    receipts: [
      {
        id: ID,
        hash: receiptHash(document),
        cid: receiptCid,
        permissionHash,
        modelId: 1,
        units,
        unitPrice,
        fee,
        shares,
      },
    ],
    earnings: [
      { account: address('9'), amount: '50', cumulative: '50' },
      { account: address('a'), amount: '50', cumulative: '50' },
    ],
    root: hash('d'),
    total: '100',
  } as Json;
  return { ...(await putJson(store, file)), receiptHash: receiptHash(document) };
}

describe('ingestEpoch', () => {
  it('writes the earnings, and the receipts that are not known here', async () => {
    const { cid, receiptHash: wanted } = await putEpoch();
    await writeEvent('EpochProposed', { epoch: '1', root: hash('d'), total: '100', fileCid: cid });
    await ingestEpoch({ pool, store }, { cid, namedBy });
    await ingestEpoch({ pool, store }, { cid, namedBy });
    const earnings = await pool.query('SELECT account, amount, cumulative FROM epoch_earning ORDER BY account');
    expect(earnings.rows).toEqual([
      { account: address('9'), amount: '50', cumulative: '50' },
      { account: address('a'), amount: '50', cumulative: '50' },
    ]);
    const receipts = await pool.query('SELECT id, state, epoch, receipt_hash FROM receipt');
    expect(receipts.rows).toEqual([{ id: ID, state: 'settled', epoch: 1, receipt_hash: wanted }]);
    const records = await pool.query('SELECT index, amount FROM receipt_record ORDER BY index');
    expect(records.rows).toEqual([
      { index: 0, amount: '33' },
      { index: 1, amount: '17' },
    ]);
    expect((await pool.query('SELECT FROM receipt_share')).rowCount).toBe(2);
  });

  it('leaves no row of a file that does not fit its proposal', async () => {
    const { cid } = await putEpoch();
    await writeEvent('EpochProposed', { epoch: '1', root: hash('e'), total: '100', fileCid: cid });
    await ingestEpoch({ pool, store }, { cid, namedBy });
    expect((await pool.query('SELECT FROM epoch_earning')).rowCount).toBe(0);
    expect((await pool.query('SELECT FROM receipt')).rowCount).toBe(0);
  });
});

describe('ingestMetadata', () => {
  it('passes over a file whose event was reorganised away', async () => {
    const { cid } = await putJson(store, metadata('Rivers of nowhere'));
    await ingestMetadata({ pool, store }, { cid, namedBy });
    expect((await pool.query('SELECT FROM datanet_metadata')).rowCount).toBe(0);
  });

  it.each([
    ['is not JSON', 'a river'],
    ['does not fit', '{"name":"x"}'],
    ['holds NUL characters', JSON.stringify({ ...(metadata('Rivers') as object), description: '\u0000' })],
  ])('leaves no row of a file that %s, and does not try again', async (_, text) => {
    const { cid } = await store.put({ bytes: new TextEncoder().encode(text) });
    await writeEvent('DatanetCreated', { metadataCid: cid });
    await ingestMetadata({ pool, store }, { cid, namedBy });
    expect((await pool.query('SELECT FROM datanet_metadata')).rowCount).toBe(0);
  });

  it('is tried again while the file is missing', async () => {
    const { cid } = await putJson(store, metadata('Rivers to come'));
    await store.erase(cid);
    await expect(ingestMetadata({ pool, store }, { cid, namedBy })).rejects.toMatchObject({ code: 'not-ready' });
  });
});
