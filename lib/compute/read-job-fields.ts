import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type { JobFields } from '@/lib/jobs/train/thread-input';
import { recordHash } from '@/lib/records/record-line';
import type { RecordFields } from '@/lib/schemas/datanet';
import type { TrainingJob } from '@/lib/schemas/training-job';

const lineSchema = z.object({ fields: z.record(z.string(), z.union([z.string(), z.number()])) });

/**
 * The fields of a job's records out of the contributions they stand in, each line checked against the hash that the job
 * names. `readFile` checks the file. Throws `content-mismatch` for another line; as `readFile`.
 */
export async function readJobFields(
  job: TrainingJob,
  readFile: (cid: string) => Promise<Uint8Array>,
): Promise<JobFields> {
  const lines = new Map<number, readonly string[]>();
  for (const { contributionId, cid } of job.files) {
    lines.set(contributionId, new TextDecoder().decode(await readFile(cid)).split('\n'));
  }
  const read = ({
    contributionId,
    index,
    hash,
  }: TrainingJob['records'][number] | TrainingJob['collapsed'][number]): RecordFields => {
    const line = lines.get(contributionId)?.[index] ?? '';
    if (recordHash(line) !== hash) {
      throw new AppError(
        'content-mismatch',
        `Record ${index} of contribution ${contributionId} is not the one that the job names.`,
      );
    }
    return lineSchema.parse(JSON.parse(line)).fields;
  };
  return { records: job.records.map(read), collapsed: job.collapsed.map(read) };
}
