import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAdapterFiles } from '@/lib/engines/adapter-files';
import { openFolderStore } from '@/lib/storage/folder-store';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tributary-adapter-files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function storeFiles(count: number) {
  const store = openFolderStore(join(root, 'blobs'));
  const cids: string[] = [];
  for (let k = 0; k < count; k++) cids.push((await store.put({ bytes: new Uint8Array(1000).fill(k) })).cid);
  let gets = 0;
  const counted = {
    get: async (cid: string) => {
      gets += 1;
      return store.get(cid);
    },
  };
  const folder = join(root, 'engine');
  const open = (mostBytes: number) => openAdapterFiles({ folder, store: counted, mostBytes });
  return { cids, folder, open, gets: () => gets };
}

describe('openAdapterFiles', () => {
  it('fetches an adapter once, also when two ask for it at the same time', async () => {
    const { cids, open, gets } = await storeFiles(1);
    const files = open(1e6);
    const [first, second] = await Promise.all([files.find(cids[0] ?? ''), files.find(cids[0] ?? '')]);
    expect(first).toEqual(second);
    expect(readFileSync(first.path)).toHaveLength(1000);
    expect(gets()).toBe(1);
  });

  it('keeps within its bytes: those not asked for longest go first, the last asked stay', async () => {
    const { cids, folder, open } = await storeFiles(40);
    const files = open(20_000);
    for (const cid of cids) await files.find(cid);
    const kept = readdirSync(folder);
    expect(kept).toHaveLength(20);
    expect(kept.sort()).toEqual(
      cids
        .slice(-20)
        .map((cid) => `${cid}.gguf`)
        .sort(),
    );
  });

  it('uses what an earlier process left, once it has hashed it, and throws away what is no adapter', async () => {
    const { cids, folder, open, gets } = await storeFiles(2);
    await open(1e6).find(cids[0] ?? '');
    await open(1e6).find(cids[1] ?? '');
    writeFileSync(join(folder, `${cids[1]}.gguf`), 'spoilt');
    writeFileSync(join(folder, 'half.part'), 'half');
    const files = open(1e6);
    await files.find(cids[0] ?? '');
    expect(gets()).toBe(2);
    const { path } = await files.find(cids[1] ?? '');
    expect(gets()).toBe(3);
    expect(readFileSync(path)).toHaveLength(1000);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('keeps adapters once its folder can be made', async () => {
    const { cids, folder, open } = await storeFiles(1);
    writeFileSync(folder, 'in the way');
    const files = open(1e6);
    await expect(files.find(cids[0] ?? '')).rejects.toMatchObject({ code: 'storage-unavailable' });
    rmSync(folder);
    expect((await files.find(cids[0] ?? '')).bytes).toBe(1000);
  });

  it('asks again for what was not there', async () => {
    const { cids, open } = await storeFiles(1);
    const files = open(1e6);
    await expect(files.find('../../secret')).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await files.find(cids[0] ?? '')).bytes).toBe(1000);
  });
});
