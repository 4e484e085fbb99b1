import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import type { AnsweringVersion } from '@/lib/db/receipt-attribution';
import type { TrainingRecord } from '@/lib/db/training-records';
import type { ExplainableModel } from '@/lib/jobs/attribution-models';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * What the attribution thread needs of a model version: its published files and the records it was trained on. Throws
 * `internal` for a kind that is explained without the thread.
 */
export async function loadExplainable(
  { store }: { store: ContentStore },
  { version, training }: { version: AnsweringVersion; training: readonly TrainingRecord[] },
): Promise<ExplainableModel> {
  const { manifest, manifestCid: key } = version;
  const texts = training.map(({ text }) => text);
  switch (manifest.kind) {
    case 'classifier': {
      const weights = await store.get(manifest.weightsCid);
      return { key, kind: 'label', weights, training: training.map(({ text, label }) => ({ text, label })) };
    }
    case 'adapter': {
      const { base } = manifest;
      const read = async (cid: string, hash: string, what: string) => {
        const bytes = await store.get(cid);
        if (keccak256(bytes) === hash) return bytes;
        throw new AppError('content-mismatch', `The ${what} ${cid} does not have the hash that its manifest names.`);
      };
      const adapter = {
        baseCid: base.weightsCid,
        base: await read(base.weightsCid, base.weightsHash, 'base'),
        weights: await read(manifest.weightsCid, manifest.weightsHash, 'adapter'),
        gradients: await read(manifest.gradientsCid, manifest.gradientsHash, 'index of gradients'),
      };
      return { key, kind: 'text', texts, adapter };
    }
    case 'endpoint':
      return { key, kind: 'text', texts, adapter: null };
    case 'retrieval':
    case 'decoder':
      throw new AppError('internal', `A model of kind ${manifest.kind} is not explained by the thread.`);
  }
}
