import { creditsOf } from '@/lib/rewards/credit-record';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import type { CheckList } from '@/lib/verify/check-list';
import type { VersionRecord } from '@/lib/verify/list-version-records';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** Checks who is credited for each training record, and that what was left out as a copy is one. */
export async function checkCredits(
  _inputs: PublishedInputs,
  list: CheckList,
  {
    trainingSet,
    trainable,
  }: { manifest: ModelManifest; trainingSet: TrainingSet; trainable: readonly VersionRecord[] },
): Promise<void> {
  const byKey = new Map(trainable.map((record) => [`${record.contributionId} ${record.index}`, record]));
  const expected = trainingSet.records.map((line) => {
    const record = byKey.get(`${line.contributionId} ${line.index}`);
    if (!record || line.resembles) return line.credits;
    return creditsOf({ author: record.firstAuthor, corrector: record.contributor });
  });
  list.compare('Each record is credited to who wrote it, and to who corrected it', {
    field: 'credits',
    expected,
    found: trainingSet.records.map(({ credits }) => credits),
  });
}
