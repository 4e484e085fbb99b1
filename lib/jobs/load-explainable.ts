import type { AnsweringVersion } from '@/lib/db/receipt-attribution';
import type { TrainingRecord } from '@/lib/db/training-records';
import type { ExplainableModel } from '@/lib/jobs/attribution-thread';
import type { ContentStore } from '@/lib/storage/content-store';

/** What the attribution thread needs of a model version: its published weights and the records it was trained on. */
export async function loadExplainable(
  { store }: { store: ContentStore },
  { version, training }: { version: AnsweringVersion; training: readonly TrainingRecord[] },
): Promise<ExplainableModel> {
  return {
    key: version.manifestCid,
    weights: await store.get(version.manifest.weightsCid),
    training: training.map(({ text, label }) => ({ text, label })),
  };
}
