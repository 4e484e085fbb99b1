import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeCid } from '@/lib/records/compute-cid';
import { contentKey } from '@/lib/storage/content-key';
import type { ContentStore } from '@/lib/storage/content-store';
import { openFolderStore } from '@/lib/storage/folder-store';
import { openS3Store } from '@/lib/storage/s3-store';

const large = new Uint8Array(9_000_000).map((_, k) => (k * 7919) % 253);
const small = new TextEncoder().encode('a river\n');

async function* pieces(bytes: Uint8Array, size = 70_001) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* broken() {
  yield small;
  throw new Error('the connection was cut');
}

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  for await (const piece of bytes) kept.push(piece);
  return new Uint8Array(Buffer.concat(kept));
}

let folder: string;
let s3: S3rver;
let stores: Record<string, ContentStore>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-store-'));
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'files', configs: [] }],
  });
  const { port } = await s3.run();
  const place = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'files',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  };
  stores = { folder: openFolderStore(join(folder, 'blobs')), s3: openS3Store(place) };
});

afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['folder', 's3'])('the %s store', (kind) => {
  const store = (): ContentStore => {
    const found = stores[kind];
    if (!found) throw new Error(`no store ${kind}`);
    return found;
  };

  it('keeps what it is given under its CID', async () => {
    const stored = await store().put({ bytes: pieces(large) });
    expect(stored).toEqual({ cid: await computeCid(large), byteSize: large.length });
    expect(await store().has(stored.cid)).toBe(true);
    expect(Buffer.compare(await store().get(stored.cid), large)).toBe(0);
    expect(Buffer.compare(await readAll(await store().stream(stored.cid)), large)).toBe(0);
  });

  it('stores the same file twice as once', async () => {
    const first = await store().put({ bytes: small });
    expect(await store().put({ cid: first.cid, bytes: small })).toEqual(first);
  });

  it('drops bytes that have another CID than they should', async () => {
    const wanted = await computeCid(new TextEncoder().encode('another river\n'));
    await expect(store().put({ cid: wanted, bytes: small })).rejects.toMatchObject({ code: 'content-mismatch' });
    expect(await store().has(wanted)).toBe(false);
  });

  it('passes on the error of a source that breaks off', async () => {
    await expect(store().put({ bytes: broken() })).rejects.toThrow('the connection was cut');
  });

  it('says what is not there', async () => {
    const cid = await computeCid(new TextEncoder().encode('nowhere'));
    expect(await store().has(cid)).toBe(false);
    expect(await store().remains(cid)).toBeNull();
    await expect(store().get(cid)).rejects.toMatchObject({ code: 'not-found' });
    await expect(store().stream(cid)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('never makes a path of what is not a CID', async () => {
    await expect(store().put({ cid: '../../etc/passwd', bytes: small })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(async () => store().get('../../etc/passwd')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('erases a file and keeps its remains', async () => {
    const { cid } = await store().put({ bytes: new TextEncoder().encode('to be erased') });
    const remains = new TextEncoder().encode('hashes');
    await store().erase(cid, remains);
    await store().erase(cid, remains);
    expect(await store().has(cid)).toBe(false);
    expect(new TextDecoder().decode((await store().remains(cid)) ?? new Uint8Array())).toBe('hashes');
  });
});

describe('the folder store', () => {
  it('notices a file that was changed on the disk', async () => {
    const store = openFolderStore(join(folder, 'blobs'));
    const { cid } = await store.put({ bytes: new TextEncoder().encode('true') });
    await writeFile(join(folder, 'blobs', contentKey(cid)), 'false');
    await expect(store.get(cid)).rejects.toMatchObject({ code: 'content-mismatch' });
  });

  it('leaves no temporary file behind', async () => {
    expect(await readdir(join(folder, 'blobs', 'incoming'))).toEqual([]);
  });
});
