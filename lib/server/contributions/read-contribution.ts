import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type ContributionRow, readContributionRow } from '@/lib/db/contribution';
import { listContributionRecordRows, listDuplicateIndices, type ReviewRecordRow } from '@/lib/db/record';
import { countPages } from '@/lib/server/page-size';

/** Records on one page of a review: more than elsewhere, since they are all to be looked at. */
export const REVIEW_PAGE_SIZE = 100;

export type ContributionPage = {
  contribution: ContributionRow;
  records: ReviewRecordRow[];
  pageCount: number;
  /** Indices of all records, on whatever page, that the Datanet or an earlier line of the file has already. */
  duplicates: number[];
};

/** A contribution with one page of its records, duplicates flagged. @throws AppError `not-found` */
export async function readContribution(
  { db }: { db: Db },
  { datanetId, contributionId, page }: { datanetId: number; contributionId: number; page: number },
): Promise<ContributionPage> {
  const contribution = await readContributionRow(db, { datanetId, contributionId });
  if (!contribution) {
    throw new AppError('not-found', `Datanet ${datanetId} has no contribution ${contributionId}.`);
  }
  const [records, duplicates] = await Promise.all([
    listContributionRecordRows(db, { contributionId, page, pageSize: REVIEW_PAGE_SIZE }),
    listDuplicateIndices(db, contributionId),
  ]);
  return { contribution, records, duplicates, pageCount: countPages(contribution.recordCount, REVIEW_PAGE_SIZE) };
}
