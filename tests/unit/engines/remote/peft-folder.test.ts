import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPeftFolder } from '@/lib/engines/remote/peft-folder';
import type { DecoderShape } from '@/lib/models/decoder/types';
import { openFolderStore } from '@/lib/storage/folder-store';
import { randomAdapter } from '@/tests/support/engines/random-adapter';

const shape: DecoderShape = {
  ...{ vocabulary: 64, width: 16, layers: 2, heads: 2, keyValueHeads: 1, headWidth: 8, hidden: 24 },
  ...{ context: 32, epsilon: 1e-5, ropeBase: 10_000 },
};
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tributary-peft-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function open() {
  const store = openFolderStore(join(root, 'blobs'));
  const folder = join(root, 'adapters');
  const place = openPeftFolder({
    folder,
    seenAs: '/mnt/adapters',
    store,
    base: { name: 'the-base', shape: async () => shape },
  });
  return { store, folder, place };
}

it('writes an adapter as PEFT under its CID, once, also when two want it', async () => {
  const { store, folder, place } = open();
  const { cid } = await store.put({ bytes: randomAdapter(shape, 'one', { rank: 4 }) });
  const [first, second] = await Promise.all([place(cid), place(cid)]);
  expect(first).toEqual({ name: cid, path: `/mnt/adapters/${cid}` });
  expect(second).toEqual(first);
  expect(readdirSync(folder)).toEqual([cid]);
  const config = JSON.parse(readFileSync(join(folder, cid, 'adapter_config.json'), 'utf8')) as Record<string, unknown>;
  expect(config).toMatchObject({ peft_type: 'LORA', r: 4, lora_alpha: 8, base_model_name_or_path: 'the-base' });
  const file = readFileSync(join(folder, cid, 'adapter_model.safetensors'));
  const header = JSON.parse(file.subarray(8, 8 + Number(file.readBigUInt64LE(0))).toString('utf8')) as Record<
    string,
    { shape: number[] }
  >;
  expect(header['base_model.model.model.layers.1.self_attn.q_proj.lora_A.weight']?.shape).toEqual([4, 16]);
  expect(header['base_model.model.model.layers.0.mlp.down_proj.lora_B.weight']?.shape).toEqual([16, 4]);
});

it('writes nothing for what is no adapter of this base, or is nowhere', async () => {
  const { store, folder, place } = open();
  const { cid } = await store.put({ bytes: randomAdapter({ ...shape, width: 32 }, 'other') });
  await expect(place(cid)).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(place('../outside')).rejects.toMatchObject({ code: 'invalid-input' });
  expect(() => readdirSync(folder)).toThrow(/ENOENT/);
});
