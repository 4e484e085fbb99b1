import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { PlacedAdapter } from '@/lib/engines/remote/dialects';
import { peftAdapter } from '@/lib/models/decoder/export/peft-adapter';
import { readAdapter } from '@/lib/models/decoder/gguf/read-adapter';
import type { DecoderShape } from '@/lib/models/decoder/types';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * Adapters as Hugging Face PEFT folders that another server reads: written once, under their CID, in `folder`, which that
 * server sees as `seenAs`. Nothing is removed there: who runs the server decides how long it keeps them.
 */
export function openPeftFolder(settings: {
  folder: string;
  seenAs: string;
  store: Pick<ContentStore, 'get'>;
  /** The base's name on the server, and its shape. */
  base: { name: string; shape: () => Promise<DecoderShape> };
}): (cid: string) => Promise<PlacedAdapter> {
  const { folder, seenAs, store, base } = settings;
  return async (cid) => {
    const placed = { name: cid, path: posix.join(seenAs, cid) };
    const place = join(folder, cid);
    if (await isThere(place)) return placed;
    const shape = await base.shape();
    const read = readAdapter(await store.get(cid), shape);
    const { config, safetensors } = peftAdapter({ base: base.name, shape, ...read });
    const temporary = join(folder, `.${randomUUID()}`);
    try {
      await mkdir(temporary, { recursive: true });
      await writeFile(join(temporary, 'adapter_config.json'), config);
      await writeFile(join(temporary, 'adapter_model.safetensors'), safetensors);
      await rename(temporary, place).catch(async (error: unknown) => {
        if (!(await isThere(place))) throw error; // another process was first
      });
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    return placed;
  };
}

async function isThere(place: string): Promise<boolean> {
  try {
    await access(join(place, 'adapter_model.safetensors'));
    return true;
  } catch {
    return false;
  }
}
