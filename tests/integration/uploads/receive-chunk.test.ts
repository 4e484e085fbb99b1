import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltContribution, buildContribution } from '@/lib/records/build-contribution';
import { computeCid } from '@/lib/records/compute-cid';
import { encodeRecordLines } from '@/lib/records/record-line';
import type { UploadView } from '@/lib/schemas/upload';
import { createUpload } from '@/lib/server/uploads/create-upload';
import { listUnfinishedUploads } from '@/lib/server/uploads/list-unfinished-uploads';
import { receiveChunk } from '@/lib/server/uploads/receive-chunk';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertDatanet } from '@/tests/support/insert-datanet';

const OWNER = `0x${'01'.repeat(20)}`;
const AMARA = `0x${'0a'.repeat(20)}`;
const BILAL = `0x${'0b'.repeat(20)}`;
const NOW = new Date('2026-02-01T12:00:00Z');

let database: TestDatabase;
let folder: string;
let deps: { db: TestDatabase['db']; store: ContentStore; staging: string };

beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tributary-uploads-'));
  deps = { db: database.db, store: openFolderStore(join(folder, 'blobs')), staging: join(folder, 'uploads') };
  await insertDatanet(database.db, { id: 1, owner: OWNER });
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const build = (count: number) =>
  buildContribution(Array.from({ length: count }, (_, k) => ({ fields: { text: `thing ${k}`, label: 'red' } })));

function declare(built: BuiltContribution, account = AMARA): Promise<UploadView> {
  const { bytes, cid, recordsRoot, recordCount } = built;
  return createUpload(deps, {
    datanetId: 1,
    cid,
    byteSize: bytes.length,
    recordsRoot,
    recordCount,
    account,
    network: null,
    now: NOW,
  });
}

async function* stream(...pieces: Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* pieces;
}

/** A connection that is cut after these bytes. */
async function* cutAfter(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
  throw new Error('aborted');
}

const send = (id: string, offset: number, body: AsyncIterable<Uint8Array>, account = AMARA) =>
  receiveChunk(deps, { id, account, offset, body });
const stagedFiles = () => readdirSync(deps.staging);

describe('an upload', () => {
  it('is stored once its last byte is there and everything matches', async () => {
    const built = await build(100);
    const { id } = await declare(built);
    const half = Math.floor(built.bytes.length / 2);
    expect(await send(id, 0, stream(built.bytes.subarray(0, half)))).toMatchObject({
      state: 'receiving',
      receivedBytes: half,
    });
    expect(await deps.store.has(built.cid)).toBe(false);
    expect(await send(id, half, stream(built.bytes.subarray(half)))).toMatchObject({ state: 'ready' });
    expect(Uint8Array.from(await deps.store.get(built.cid))).toEqual(built.bytes);
    expect(stagedFiles()).toEqual([]);
  });

  it('goes on where a cut connection left it, also after a reload of the page', async () => {
    const built = await build(100);
    const { id } = await declare(built);
    const half = Math.floor(built.bytes.length / 2);
    expect(await send(id, 0, cutAfter(built.bytes.subarray(0, half)))).toMatchObject({ receivedBytes: half });

    const found = await declare(built);
    expect(found).toMatchObject({ id, receivedBytes: half, state: 'receiving' });
    expect(await listUnfinishedUploads(deps, { account: AMARA, datanetId: 1 })).toEqual([found]);
    expect(await send(id, half, stream(built.bytes.subarray(half)))).toMatchObject({ state: 'ready' });
    expect(Uint8Array.from(await deps.store.get(built.cid))).toEqual(built.bytes);
  });

  it('answers a wrong offset with the right one', async () => {
    const built = await build(10);
    const { id } = await declare(built);
    await send(id, 0, stream(built.bytes.subarray(0, 50)));
    await expect(send(id, 0, stream(built.bytes))).rejects.toMatchObject({ code: 'conflict', details: { offset: 50 } });
  });

  it('starts over when the bytes on the disk were lost', async () => {
    const built = await build(10);
    const { id } = await declare(built);
    await send(id, 0, stream(built.bytes.subarray(0, 50)));
    rmSync(deps.staging, { recursive: true });
    await expect(send(id, 50, stream(built.bytes))).rejects.toMatchObject({ code: 'conflict', details: { offset: 0 } });
    expect(await send(id, 0, stream(built.bytes))).toMatchObject({ state: 'ready' });
  });

  it('finishes when the server was killed between the last byte and the check', async () => {
    const built = await build(10);
    const { id } = await declare(built);
    await deps.db.datanetMetadata.deleteMany();
    await expect(send(id, 0, stream(built.bytes))).rejects.toMatchObject({ code: 'not-ready' });
    await deps.db.datanet.deleteMany();
    await insertDatanet(deps.db, { id: 1, owner: OWNER });
    expect(await send(id, built.bytes.length, stream())).toMatchObject({ state: 'ready' });
  });

  it('is found ready when the same bytes are declared again', async () => {
    const built = await build(10);
    const { id } = await declare(built);
    await send(id, 0, stream(built.bytes));
    expect(await declare(built)).toMatchObject({ id, state: 'ready' });
  });

  it('is nobody else’s', async () => {
    const built = await build(10);
    const { id } = await declare(built);
    await expect(send(id, 0, stream(built.bytes), BILAL)).rejects.toMatchObject({ code: 'not-found' });
    const theirs = await declare(built, BILAL);
    expect(theirs.id).not.toBe(id);
    expect(theirs.receivedBytes).toBe(0);
  });
});

describe('an upload that was given up', () => {
  it('is removed after a week when anybody else uploads', async () => {
    const left = await build(50);
    const { id } = await declare(left, BILAL);
    await send(id, 0, cutAfter(left.bytes.subarray(0, 100)), BILAL);
    await deps.db.upload.update({ where: { id }, data: { updatedAt: new Date('2026-01-01T00:00:00Z') } });
    await declare(await build(10));
    expect(stagedFiles()).toEqual([]);
    expect(await listUnfinishedUploads(deps, { account: BILAL, datanetId: 1 })).toEqual([]);
  });
});

describe('bytes that are not what was declared', () => {
  async function refusal(built: BuiltContribution): Promise<string> {
    const { id } = await declare(built);
    const error = await send(id, 0, stream(built.bytes)).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'content-mismatch' });
    expect(await deps.db.upload.findUnique({ where: { id } })).toMatchObject({
      state: 'refused',
      problem: error.message,
    });
    expect(await deps.store.has(built.cid)).toBe(false);
    expect(stagedFiles()).toEqual([]);
    // The refusal stays: nothing can be added to a refused upload.
    await expect(send(id, 0, stream(built.bytes))).rejects.toMatchObject({ code: 'content-mismatch' });
    return error.message;
  }

  async function declareLines(lines: string[]): Promise<BuiltContribution> {
    const bytes = encodeRecordLines(lines);
    const recordsRoot = (await build(1)).recordsRoot;
    return { bytes, cid: await computeCid(bytes), recordsRoot, recordCount: lines.length };
  }

  it('refuses a Merkle root that does not match', async () => {
    const built = await build(3);
    expect(await refusal({ ...built, recordsRoot: (await build(2)).recordsRoot })).toMatch(
      /Merkle root of the bytes is 0x/,
    );
  });

  it('refuses another content identifier', async () => {
    expect(await refusal({ ...(await build(3)), cid: (await build(2)).cid })).toMatch(
      /content identifier of the bytes is b/,
    );
  });

  it('refuses another number of records', async () => {
    expect(await refusal({ ...(await build(3)), recordCount: 4 })).toMatch(
      /number of records of the bytes is 3, and 4/,
    );
  });

  it('refuses lines that are not canonical records', async () => {
    expect(await refusal(await declareLines(['{"fields": {"text":"a","label":"red"}}']))).toMatch(
      /Line 1 is no record/,
    );
    expect(await refusal(await declareLines(['PK\u0003\u0004 not json']))).toMatch(
      /Line 1 is no record: it is not JSON/,
    );
  });

  it('refuses records that do not fit the Datanet’s schema', async () => {
    const built = await buildContribution([{ fields: { text: 'grass', label: 'green' } }]);
    expect(await refusal(built)).toMatch(/Record 1 does not fit the Datanet. "green" is not one of the labels/);
  });

  it('refuses texts that are not in normal form', async () => {
    const built = await buildContribution([{ fields: { text: ' padded ', label: 'red' } }]);
    expect(await refusal(built)).toMatch(/Record 1 is not in normal form/);
  });

  it('refuses a correction of a record that the Datanet does not have', async () => {
    const built = await buildContribution([
      { fields: { text: 'a', label: 'red' }, supersedes: `0x${'ab'.repeat(32)}` },
    ]);
    expect(await refusal(built)).toMatch(/corrects the record 0xabab/);
  });

  it('refuses more bytes than were declared', async () => {
    const built = await build(3);
    const { id } = await declare(built);
    await expect(send(id, 0, stream(built.bytes, built.bytes))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('keeps HTML and script as the text they are', async () => {
    const built = await buildContribution([{ fields: { text: '<script>alert(1)</script>', label: 'red' } }]);
    const { id } = await declare(built);
    expect(await send(id, 0, stream(built.bytes))).toMatchObject({ state: 'ready' });
  });
});

describe('who may upload, and how much', () => {
  it('follows the Datanet’s policy', async () => {
    await insertDatanet(deps.db, { id: 2, owner: OWNER, contribute: 'on-request', metadata: undefined });
    const { bytes, cid, recordsRoot, recordCount } = await build(1);
    const request = { datanetId: 2, cid, byteSize: bytes.length, recordsRoot, recordCount, network: null, now: NOW };
    await expect(createUpload(deps, { ...request, account: AMARA })).rejects.toMatchObject({ code: 'forbidden' });
    await deps.db.datanetAccess.create({
      data: { datanetId: 2, account: AMARA, permission: 'contribute', granted: true },
    });
    expect(await createUpload(deps, { ...request, account: AMARA })).toMatchObject({ state: 'receiving' });
    expect(await createUpload(deps, { ...request, account: OWNER })).toMatchObject({ state: 'receiving' });
    await expect(createUpload(deps, { ...request, datanetId: 9, account: AMARA })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('stops an account at 50 MB a file and 500 MB a day', async () => {
    const { cid, recordsRoot } = await build(1);
    const request = { datanetId: 1, recordsRoot, recordCount: 1, account: AMARA, network: null };
    await expect(createUpload(deps, { ...request, cid, byteSize: 50_000_001, now: NOW })).rejects.toMatchObject({
      code: 'too-large',
    });
    for (let k = 0; k < 10; k++) {
      await createUpload(deps, {
        ...request,
        cid: `${cid.slice(0, -1)}${'abcdefghij'[k]}`,
        byteSize: 50_000_000,
        now: NOW,
      });
    }
    await expect(createUpload(deps, { ...request, cid, byteSize: 1, now: NOW })).rejects.toMatchObject({
      code: 'rate-limited',
    });
    const tomorrow = new Date(NOW.getTime() + 25 * 3600 * 1000);
    expect(await createUpload(deps, { ...request, cid, byteSize: 1, now: tomorrow })).toMatchObject({
      state: 'receiving',
    });
  });
});
