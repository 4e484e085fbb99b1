import { AppError } from '@/lib/core/errors';
import { findBase } from '@/lib/db/base-model';
import type { Db } from '@/lib/db/client';
import { peftAdapter } from '@/lib/models/decoder/export/peft-adapter';
import { readAdapter } from '@/lib/models/decoder/gguf/read-adapter';
import { modelManifestSchema } from '@/lib/schemas/model-manifest';
import type { PeftFile } from '@/lib/schemas/peft';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * One file of a published adapter as Hugging Face PEFT has it, made from the GGUF that stands on chain: the same weights
 * under other names, rows of queries and keys in the other order. Throws `not-found`, `not-ready`, `storage-unavailable`.
 */
export async function exportAdapter(
  { db, store }: { db: Db; store: ContentStore },
  { modelId, version, file }: { modelId: number; version: number; file: PeftFile },
): Promise<Uint8Array<ArrayBuffer>> {
  const row = await db.modelVersion.findUnique({
    where: { modelId_number: { modelId, number: version } },
    select: { manifestCid: true },
  });
  if (!row) throw new AppError('not-found', `There is no version ${version} of model ${modelId}.`);
  const stored = await db.modelManifest.findUnique({ where: { cid: row.manifestCid } });
  const manifest = modelManifestSchema.safeParse(stored?.manifest).data;
  if (!manifest)
    throw new AppError('not-ready', `The manifest of model ${modelId} is being read. Try again in a moment.`);
  if (manifest.kind !== 'adapter')
    throw new AppError('not-found', `Model ${modelId} is no adapter: it has no PEFT files.`);
  const base = await findBase(db, manifest.base);
  if (!base)
    throw new AppError('not-ready', `Its base, model ${manifest.base.modelId}, is being read. Try again in a moment.`);
  const { adapter, weights } = readAdapter(await store.get(manifest.weightsCid), base.shape);
  const { config, safetensors } = peftAdapter({ base: base.name, shape: base.shape, adapter, weights });
  return file === 'adapter_config.json' ? new TextEncoder().encode(config) : safetensors;
}
