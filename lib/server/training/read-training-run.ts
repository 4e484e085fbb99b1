import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { findTrainingRun, type TrainingRunView } from '@/lib/db/training-run';

/** A run and, once its manifest stands on chain, the model it became. */
export type TrainingRunPage = TrainingRunView & {
  readonly published: { readonly modelId: number; readonly version: number } | null;
};

/** Reads one run. Runs are public, like the models they may become. Throws `not-found`. */
export async function readTrainingRun({ db }: { db: Db }, id: string): Promise<TrainingRunPage> {
  const run = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findTrainingRun(db, id) : null;
  if (!run) throw new AppError('not-found', `There is no training run ${id.slice(0, 40)}.`);
  const version = run.manifestHash
    ? await db.modelVersion.findFirst({
        where: { manifestHash: run.manifestHash },
        orderBy: { publishedBlock: 'asc' },
        select: { modelId: true, number: true },
      })
    : null;
  return { ...run, published: version ? { modelId: version.modelId, version: version.number } : null };
}
