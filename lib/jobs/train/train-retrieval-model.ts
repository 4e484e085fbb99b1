import { AppError } from '@/lib/core/errors';
import type { TrainingRecord } from '@/lib/db/training-records';
import { runTrainingThread, type ThreadWatch } from '@/lib/jobs/run-training-thread';
import type { TrainedModel } from '@/lib/jobs/train/trained-model';
import type { RetrievalRequest } from '@/lib/schemas/training';

/** Makes the index of a request, and measures its answers, in a thread of its own. */
export async function trainRetrievalModel(
  { request, records }: { request: RetrievalRequest; records: readonly TrainingRecord[] },
  watch: ThreadWatch,
): Promise<TrainedModel> {
  const { titleField, questionField, answerField, settings } = request;
  const { bytes, shares, trained } = await runTrainingThread(
    {
      kind: 'retrieval',
      records: records.map((record) => ({
        contributor: record.contributor,
        title: fieldOf(record, titleField),
        text: record.text,
      })),
      questions: records.flatMap((record, position) => {
        const question = fieldOf(record, questionField);
        const answer = fieldOf(record, answerField);
        return question === '' || answer === '' ? [] : [{ question, answer, record: position }];
      }),
      settings,
    },
    watch,
  );
  if (trained.kind !== 'retrieval') throw new AppError('internal', `The training thread made a ${trained.kind}.`);
  const { passages, evaluation } = trained;
  return {
    bytes,
    shares,
    manifest: { kind: 'retrieval', titleField, questionField, answerField, settings, passages, evaluation },
  };
}

function fieldOf({ fields }: TrainingRecord, field: string | null): string {
  return field === null ? '' : String(fields[field] ?? '');
}
