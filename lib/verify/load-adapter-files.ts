import type { ModelFact } from '@/lib/chain/facts/types';
import { keccak256 } from '@/lib/core/keccak';
import type { AdapterManifest } from '@/lib/schemas/model-manifest';
import type { CheckList } from '@/lib/verify/check-list';
import { loadManifest } from '@/lib/verify/load-manifest';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readBytes } from '@/lib/verify/read-json-file';

/** What an adapter's answers are explained with besides its own weights: its base, and its records' gradients. */
export type AdapterFiles = { readonly base: Uint8Array; readonly gradients: Uint8Array };

/**
 * Reads an adapter's base and gradients. The base must be a parent of the model on chain, whose people are paid by it, and
 * the weights those of the version that the manifest names, as its manifest on chain has them. Null, with the reason in the
 * report, when one cannot be read or is another file.
 */
export async function loadAdapterFiles(
  inputs: PublishedInputs,
  list: CheckList,
  { manifest, parents }: { manifest: AdapterManifest; parents: ModelFact['parents'] },
): Promise<AdapterFiles | null> {
  const { base, gradientsCid, gradientsHash } = manifest;
  const title = 'The chain names its base among the models it was made from';
  if (parents.some(({ modelId }) => modelId === base.modelId)) list.agrees(title, `model ${base.modelId}`);
  else list.differs(title, { field: 'base.modelId', expected: parents.map((one) => one.modelId), found: base.modelId });
  const about = list.about(`Model ${base.modelId}, version ${base.version}`);
  const loaded = await loadManifest(inputs, about, { modelId: base.modelId, version: base.version });
  if (loaded) {
    list.compare('It is laid upon the base that it names', {
      field: 'base',
      expected: {
        kind: loaded.manifest.kind,
        weightsCid: loaded.manifest.weightsCid,
        weightsHash: loaded.manifest.weightsHash,
      },
      found: { kind: 'decoder', weightsCid: base.weightsCid, weightsHash: base.weightsHash },
      detail: `${loaded.manifest.name}, model ${base.modelId}, version ${base.version}`,
    });
  }
  const read = async (what: string, field: string, { cid, hash }: { cid: string; hash: string }) => {
    const bytes = await readBytes(inputs, list, { cid, what });
    const agrees =
      bytes !== null &&
      list.compare(`${what} has the hash that the manifest names`, {
        field,
        expected: hash,
        found: keccak256(bytes),
        detail: `${bytes.byteLength} bytes`,
      });
    return agrees ? bytes : null;
  };
  const baseBytes = await read('Its base', 'base.weightsHash', { cid: base.weightsCid, hash: base.weightsHash });
  const index = await read('Its index of gradients', 'gradientsHash', { cid: gradientsCid, hash: gradientsHash });
  return baseBytes && index ? { base: baseBytes, gradients: index } : null;
}
