import { AppError } from '@/lib/core/errors';
import { withTransaction } from '@/lib/db/with-transaction';
import { addJobs } from '@/lib/jobs/add-jobs';
import { findContribution, lockContribution } from '@/lib/jobs/contribution-row';
import { eraseContribution } from '@/lib/jobs/erase-contribution';
import type { IngestDeps } from '@/lib/jobs/ingest-deps';
import type { JobPayloads } from '@/lib/jobs/job-payloads';
import { rankContributionJob } from '@/lib/jobs/rank-contribution';
import { readContributionFile } from '@/lib/jobs/read-contribution-file';
import { summariseDatanetJob } from '@/lib/jobs/summarise-datanet';
import { writeContributionFile, writeRecords } from '@/lib/jobs/write-records';

/**
 * Reads the file of a contribution, checks it against its root on chain and writes its records. A file that does not
 * fit is noted as unreadable, with the reason; of a withdrawn contribution only the hashes are written.
 * @throws AppError `not-ready` while the file is not in the content store: noted, and tried again later
 */
export async function ingestContribution(
  deps: IngestDeps,
  { contributionId }: JobPayloads['ingest-contribution'],
): Promise<void> {
  const contribution = await findContribution(deps.pool, contributionId);
  if (!contribution) return;
  if (contribution.status === 'withdrawn') return eraseContribution(deps, { contributionId });
  const file = await readContributionFile(deps.store, contribution);
  const written = await withTransaction(deps.pool, async (client) => {
    const now = await lockContribution(client, contribution);
    // Withdrawn or replaced meanwhile: another job has been queued for that.
    if (!now || now.status === 'withdrawn') return false;
    await writeRecords(client, now, file.state === 'readable' ? file.records : []);
    await writeContributionFile(client, {
      contributionId,
      state: file.state,
      problem: file.state === 'readable' ? '' : file.problem,
      byteSize: file.state === 'missing' ? 0 : file.byteSize,
    });
    if (file.state === 'readable' && now.status === 'submitted')
      await addJobs(client, [rankContributionJob(contributionId)]);
    if (now.status === 'accepted') await addJobs(client, [summariseDatanetJob(now.datanetId)]);
    return true;
  });
  if (written && file.state === 'missing') throw new AppError('not-ready', file.problem);
}
