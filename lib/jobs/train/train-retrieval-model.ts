import { AppError } from '@/lib/core/errors';
import { runTrainingThread, type ThreadWatch } from '@/lib/jobs/run-training-thread';
import type { CollapsedRecord, CreditedRecord } from '@/lib/jobs/train/credit-records';
import type { TrainedModel } from '@/lib/jobs/train/trained-model';
import type { KnownQuestion } from '@/lib/models/retrieval/evaluate-retrieval';
import type { RetrievalRequest } from '@/lib/schemas/training';

/** Makes the index of a request, and measures its answers, in a thread of its own. */
export async function trainRetrievalModel(
  input: { request: RetrievalRequest; records: readonly CreditedRecord[]; collapsed: readonly CollapsedRecord[] },
  watch: ThreadWatch,
): Promise<TrainedModel> {
  const { request, records, collapsed } = input;
  const { titleField, questionField, answerField, settings } = request;
  const { bytes, shares, trained } = await runTrainingThread(
    {
      kind: 'retrieval',
      records: records.map((record) => ({
        credits: record.credits,
        title: fieldOf(record, titleField),
        text: record.text,
      })),
      questions: listQuestions({ records, collapsed, questionField, answerField }),
      settings,
    },
    watch,
  );
  if (trained.kind !== 'retrieval') throw new AppError('internal', `The training thread made a ${trained.kind}.`);
  const { passages, evaluation } = trained;
  return {
    bytes,
    shares,
    judgements: null,
    manifest: { kind: 'retrieval', titleField, questionField, answerField, settings, passages, evaluation },
  };
}

/** The records' questions with their answers. A record that was left out as a copy asks about the one it copies. */
function listQuestions(input: {
  records: readonly CreditedRecord[];
  collapsed: readonly CollapsedRecord[];
  questionField: string | null;
  answerField: string | null;
}): KnownQuestion[] {
  const positions = new Map(input.records.map((record, position) => [nameOf(record), position]));
  const asked = [
    ...input.records.map((record, position) => ({ record, position })),
    ...input.collapsed.map((record) => ({ record, position: positions.get(nameOf(record.into.record)) })),
  ];
  return asked.flatMap(({ record, position }) => {
    const question = fieldOf(record, input.questionField);
    const answer = fieldOf(record, input.answerField);
    return position === undefined || question === '' || answer === '' ? [] : [{ question, answer, record: position }];
  });
}

function nameOf({ contributionId, index }: { contributionId: number; index: number }): string {
  return `${contributionId}/${index}`;
}

function fieldOf({ fields }: Pick<CreditedRecord, 'fields'>, field: string | null): string {
  return field === null ? '' : String(fields[field] ?? '');
}
