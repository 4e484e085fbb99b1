import { AppError } from '@/lib/core/errors';
import { runTrainingThread, type ThreadWatch } from '@/lib/jobs/run-training-thread';
import type { CreditedRecord } from '@/lib/jobs/train/credit-records';
import type { TrainedModel } from '@/lib/jobs/train/trained-model';
import type { ClassifierRequest } from '@/lib/schemas/training';

/** Trains the classifier of a request in a thread of its own. */
export async function trainClassifierModel(
  { request, records }: { request: ClassifierRequest; records: readonly CreditedRecord[] },
  watch: ThreadWatch,
): Promise<TrainedModel> {
  const { heldOutPercent, ...settings } = request.settings;
  const { bytes, shares, trained } = await runTrainingThread(
    {
      kind: 'classifier',
      records: records.map(({ hash, text, label, credits }) => ({ hash, text, label, credits })),
      settings: { ...settings, heldOutPartsPerMillion: heldOutPercent * 10_000 },
    },
    watch,
  );
  if (trained.kind !== 'classifier') throw new AppError('internal', `The training thread made a ${trained.kind}.`);
  return {
    bytes,
    shares,
    judgements: trained.judgements,
    manifest: {
      kind: 'classifier',
      labelField: request.labelField,
      settings: request.settings,
      labels: [...trained.labels],
      evaluation: trained.evaluation && {
        ...trained.evaluation,
        labels: [...trained.evaluation.labels],
        perClass: [...trained.evaluation.perClass],
        confusion: trained.evaluation.confusion.map((row) => [...row]),
      },
    },
  };
}
