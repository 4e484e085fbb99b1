import type { Db } from '@/lib/db/client';
import { readListedRecords, type TrainingRecord } from '@/lib/db/training-records';
import type { TrainingJob } from '@/lib/schemas/training-job';

/** The records of a job and those left out as copies, each in the job's order. */
export type JobRecords = { readonly records: readonly TrainingRecord[]; readonly collapsed: readonly TrainingRecord[] };

/** Reads a job's records where they are indexed; null when any of them is not there any more. */
export async function readJobRecords(db: Pick<Db, '$queryRaw'>, job: TrainingJob): Promise<JobRecords | null> {
  const source = job.request;
  const records = await readListedRecords(db, { source, listed: job.records });
  const collapsed = await readListedRecords(db, { source, listed: job.collapsed });
  return records && collapsed && { records, collapsed };
}
