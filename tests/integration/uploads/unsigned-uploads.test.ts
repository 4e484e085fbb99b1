import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltContribution, buildContribution } from '@/lib/records/build-contribution';
import type { UploadView } from '@/lib/schemas/upload';
import { createUpload } from '@/lib/server/uploads/create-upload';
import { forgetUnnamedUploads } from '@/lib/server/uploads/forget-unnamed-uploads';
import { receiveChunk } from '@/lib/server/uploads/receive-chunk';
import {
  MAX_UNSIGNED_A_DAY,
  MAX_UNSIGNED_BYTES_A_DAY,
  MAX_UNSIGNED_FILE_BYTES,
  UNSIGNED,
  UNSIGNED_NETWORK_PART,
} from '@/lib/server/uploads/unsigned-uploads';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';

const OWNER = `0x${'01'.repeat(20)}`;
const AMARA = `0x${'0a'.repeat(20)}`;
const NOW = new Date('2026-02-01T12:00:00Z');
const LATER = new Date('2026-02-09T12:00:00Z');

let database: TestDatabase;
let folder: string;
let deps: { db: TestDatabase['db']; store: ContentStore; staging: string };

beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tributary-unsigned-'));
  deps = { db: database.db, store: openFolderStore(join(folder, 'blobs')), staging: join(folder, 'uploads') };
  await insertDatanet(database.db, { id: 1, owner: OWNER });
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const build = (word: string) => buildContribution([{ fields: { text: word, label: 'red' } }]);

function declare(
  built: Pick<BuiltContribution, 'cid' | 'recordsRoot' | 'recordCount'> & { byteSize: number },
  {
    account = null,
    datanetId = 1,
    network = null,
    now = NOW,
  }: { account?: string | null; datanetId?: number; network?: string | null; now?: Date } = {},
): Promise<UploadView> {
  const { cid, byteSize, recordsRoot, recordCount } = built;
  return createUpload(deps, { datanetId, cid, byteSize, recordsRoot, recordCount, account, network, now });
}

const sized = (built: BuiltContribution) => ({ ...built, byteSize: built.bytes.length });

async function* stream(...pieces: Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* pieces;
}

async function upload(word: string): Promise<BuiltContribution> {
  const built = await build(word);
  const { id } = await declare(sized(built));
  const done = await receiveChunk(deps, { id, account: null, offset: 0, body: stream(built.bytes) });
  expect(done.state).toBe('ready');
  return built;
}

describe('an upload of somebody who has not signed in', () => {
  it('is stored where anybody may contribute, by who knows its id', async () => {
    const built = await upload('open water');
    expect(await deps.store.has(built.cid)).toBe(true);
  });

  it('asks to sign in for a large file, a Datanet that does not take anybody, and when the day is full', async () => {
    const built = sized(await build('small'));
    await expect(declare({ ...built, byteSize: MAX_UNSIGNED_FILE_BYTES + 1 })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await insertDatanet(database.db, { id: 2, owner: OWNER, contribute: 'on-request' });
    await expect(declare(built, { datanetId: 2 })).rejects.toMatchObject({ code: 'not-signed-in' });

    const full = { ...built, byteSize: MAX_UNSIGNED_FILE_BYTES };
    for (let sum = 0; sum < MAX_UNSIGNED_BYTES_A_DAY; sum += MAX_UNSIGNED_FILE_BYTES) await declare(full);
    await expect(declare(built)).rejects.toMatchObject({ code: 'not-signed-in' });
    // Who signs in has a day of their own.
    expect(await declare(built, { account: AMARA })).toMatchObject({ state: 'receiving' });
  });

  it('asks to sign in when very many were begun in a day, however small', async () => {
    const built = sized(await build('one of many'));
    await database.db.upload.createMany({
      data: Array.from({ length: MAX_UNSIGNED_A_DAY - 1 }, () => ({
        ...{ id: randomUUID(), account: UNSIGNED, purpose: 'contribution', datanetId: 1, cid: built.cid },
        ...{ byteSize: 1, state: 'refused', createdAt: NOW },
      })),
    });
    expect(await declare(built)).toMatchObject({ state: 'receiving' });
    await expect(declare(built)).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(await declare(built, { account: AMARA })).toMatchObject({ state: 'receiving' });
  });

  it('takes no more than its network’s part of the day from all others', async () => {
    const built = sized(await build('of one network'));
    const full = { ...built, byteSize: MAX_UNSIGNED_FILE_BYTES };
    const [one, other] = ['198.51.100.1', '198.51.100.2'];
    const most = MAX_UNSIGNED_BYTES_A_DAY * UNSIGNED_NETWORK_PART;
    for (let sum = 0; sum < most; sum += MAX_UNSIGNED_FILE_BYTES) await declare(full, { network: one });
    await expect(declare(built, { network: one })).rejects.toMatchObject({
      code: 'not-signed-in',
      message: expect.stringMatching(/^As much was uploaded from your network/),
    });
    expect(await declare(full, { network: other })).toMatchObject({ state: 'receiving' });
    expect(await declare(built, { network: one, account: AMARA })).toMatchObject({ state: 'receiving' });
    const nextDay = new Date(NOW.getTime() + 24 * 3600 * 1000);
    expect(await declare(full, { network: one, now: nextDay })).toMatchObject({ state: 'receiving' });
  });

  it('counts as one of its network’s uploads, however small', async () => {
    const built = sized(await build('small, of one network'));
    const network = '198.51.100.3';
    for (let count = 0; count < MAX_UNSIGNED_A_DAY * UNSIGNED_NETWORK_PART; count += 1)
      await declare(built, { network });
    await expect(declare(built, { network })).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('is not gone on with by somebody else who has the same bytes', async () => {
    const built = sized(await build('the same'));
    const [mine, theirs] = [await declare(built), await declare(built)];
    expect(theirs.id).not.toBe(mine.id);
    const signedIn = await declare(built, { account: AMARA });
    await expect(
      receiveChunk(deps, { id: signedIn.id, account: null, offset: 0, body: stream() }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is erased after a week unless a contribution on chain names it, or somebody signed in has it too', async () => {
    const [forgotten, named, shared] = [await upload('one'), await upload('two'), await upload('three')];
    await insertContribution(database.db, {
      id: 1,
      datanetId: 1,
      contributor: AMARA,
      records: [{ fields: { text: 'two', label: 'red' } }],
    });
    await database.db.contribution.update({ where: { id: 1 }, data: { cid: named.cid }, select: { id: true } });
    await declare(sized(shared), { account: AMARA });
    await forgetUnnamedUploads(deps, { before: NOW });
    expect(await deps.store.has(forgotten.cid)).toBe(true);
    await forgetUnnamedUploads(deps, { before: LATER });
    expect(await deps.store.has(forgotten.cid)).toBe(false);
    expect(await deps.store.has(named.cid)).toBe(true);
    expect(await deps.store.has(shared.cid)).toBe(true);
  });
});
