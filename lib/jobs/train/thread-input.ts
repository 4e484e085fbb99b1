import { AppError } from '@/lib/core/errors';
import type { TrainThreadInput } from '@/lib/jobs/train-messages';
import type { KnownQuestion } from '@/lib/models/retrieval/evaluate-retrieval';
import type { RecordFields } from '@/lib/schemas/datanet';
import type { RetrievalRequest } from '@/lib/schemas/training';
import type { TrainingJob } from '@/lib/schemas/training-job';

/** The fields of a job's records, and of those left out as copies, each in the job's order. */
export type JobFields = { readonly records: readonly RecordFields[]; readonly collapsed: readonly RecordFields[] };

/** What the training thread is given for a job: the same for whoever computes it. Throws `invalid-input` for an endpoint. */
export function toThreadInput(job: TrainingJob, fields: JobFields): TrainThreadInput {
  const { request } = job;
  const records = job.records.map(({ hash, credits }, i) => {
    const own = fields.records[i] ?? {};
    return { hash, credits, fields: own, text: textOf(own, request.textField) };
  });
  switch (request.kind) {
    case 'classifier': {
      const { heldOutPercent, ...settings } = request.settings;
      return {
        kind: 'classifier',
        records: records.map(({ hash, text, credits, fields: own }) => ({
          hash,
          text,
          label: textOf(own, request.labelField),
          credits,
        })),
        settings: { ...settings, heldOutPartsPerMillion: heldOutPercent * 10_000 },
      };
    }
    case 'retrieval':
      return {
        kind: 'retrieval',
        records: records.map(({ credits, text, fields: own }) => ({
          credits,
          title: textOf(own, request.titleField),
          text,
        })),
        questions: listQuestions(job, request, fields),
        settings: request.settings,
      };
    case 'adapter':
      if (!job.base) throw new AppError('invalid-input', 'The job of an adapter names no base.');
      return {
        kind: 'adapter',
        base: { cid: job.base.weightsCid },
        records: records.map(({ hash, credits, text, fields: own }) => ({
          hash,
          question: request.questionField === null ? null : textOf(own, request.questionField),
          text,
          credits,
        })),
        settings: request.settings,
        name: request.name,
      };
    case 'endpoint':
      throw new AppError('invalid-input', 'Another server’s model is not trained here.');
  }
}

/** The records' questions with their answers. A record that was left out as a copy asks about the one it copies. */
function listQuestions(job: TrainingJob, request: RetrievalRequest, fields: JobFields): KnownQuestion[] {
  const positions = new Map(job.records.map((record, position) => [nameOf(record), position]));
  const asked = [
    ...job.records.map((_, position) => ({ fields: fields.records[position] ?? {}, position })),
    ...job.collapsed.map(({ into }, i) => ({
      fields: fields.collapsed[i] ?? {},
      position: positions.get(nameOf(into.record)),
    })),
  ];
  return asked.flatMap(({ fields: own, position }) => {
    const question = textOf(own, request.questionField);
    const answer = textOf(own, request.answerField);
    return position === undefined || question === '' || answer === '' ? [] : [{ question, answer, record: position }];
  });
}

function nameOf({ contributionId, index }: { contributionId: number; index: number }): string {
  return `${contributionId}/${index}`;
}

function textOf(fields: RecordFields, field: string | null): string {
  return field === null ? '' : String(fields[field] ?? '');
}
