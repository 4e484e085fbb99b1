import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listTrainingRuns } from '@/lib/db/training-run';
import type { TrainingRunPage } from '@/lib/server/training/read-training-run';

/** The latest runs of the signed-in builder, newest first, each with the model it became. */
export async function listMyRuns({ db }: { db: Db }, account: Hex): Promise<TrainingRunPage[]> {
  const runs = await listTrainingRuns(db, { account, limit: 50 });
  const hashes = runs.flatMap(({ manifestHash }) => (manifestHash ? [manifestHash] : []));
  const versions = await db.modelVersion.findMany({
    where: { manifestHash: { in: hashes } },
    // The first publication of a manifest comes last, and stays in the map.
    orderBy: { publishedBlock: 'desc' },
    select: { modelId: true, number: true, manifestHash: true },
  });
  const published = new Map<string, TrainingRunPage['published']>(
    versions.map(({ manifestHash, modelId, number }) => [manifestHash, { modelId, version: number }]),
  );
  return runs.map((run) => ({ ...run, published: published.get(run.manifestHash ?? '') ?? null }));
}
