import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readContributionRow } from '@/lib/db/contribution';
import type { ContentStore } from '@/lib/storage/content-store';

export type ContributionFile = { bytes: AsyncIterable<Uint8Array>; byteSize: number; fileName: string };

/**
 * The bytes of a contribution, for a download. Only what a submission on chain binds to its contributor, and only after
 * the file was found to match it: nothing is served because it was uploaded.
 * @throws AppError `not-found` without such a contribution, for a withdrawn one, and while its file is not readable
 */
export async function openContributionFile(
  { db, store }: { db: Db; store: ContentStore },
  { datanetId, contributionId }: { datanetId: number; contributionId: number },
): Promise<ContributionFile> {
  const row = await readContributionRow(db, { datanetId, contributionId });
  if (!row) throw new AppError('not-found', `Datanet ${datanetId} has no contribution ${contributionId}.`);
  if (row.status === 'withdrawn') {
    throw new AppError(
      'not-found',
      `Contribution ${contributionId} was withdrawn by its contributor; its text is gone.`,
    );
  }
  if (row.fileState !== 'readable') {
    throw new AppError(
      'not-found',
      `The file of contribution ${contributionId} was not found or does not match its root.`,
    );
  }
  return {
    bytes: await store.stream(row.cid),
    byteSize: row.byteSize ?? 0,
    fileName: `datanet-${datanetId}-contribution-${contributionId}.jsonl`,
  };
}
