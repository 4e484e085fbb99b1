import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { listRecordHistory, type RecordDetail, readRecordRow } from '@/lib/db/record';

export type RecordPage = {
  record: RecordDetail;
  /** What it corrects, itself, and what corrects it, by submission. */
  history: RecordDetail[];
  /** The accepted correction that took its place, if there is one. */
  correctedBy: RecordDetail | null;
};

/** A record and its history of corrections. @throws AppError `not-found` */
export async function readRecord(
  { db }: { db: Db },
  input: { datanetId: number; contributionId: number; index: number },
): Promise<RecordPage> {
  const record = await readRecordRow(db, input);
  if (!record) {
    throw new AppError(
      'not-found',
      `Contribution ${input.contributionId} of Datanet ${input.datanetId} has no record ${input.index + 1} to show.`,
    );
  }
  const history = await listRecordHistory(db, { datanetId: input.datanetId, hash: record.hash });
  const correctedBy =
    history.findLast((other) => other.supersedes === record.hash && other.status === 'accepted' && !other.excluded) ??
    null;
  return { record, history, correctedBy };
}
