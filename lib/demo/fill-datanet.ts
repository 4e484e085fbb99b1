import type { Cast, PersonName } from '@/lib/demo/cast';
import { addCurator } from '@/lib/demo/play/add-curator';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { createDatanet } from '@/lib/demo/play/create-datanet';
import { type Decision, decideContribution } from '@/lib/demo/play/decide-contribution';
import { disputeAcceptance } from '@/lib/demo/play/dispute-acceptance';
import { publishVersion } from '@/lib/demo/play/publish-version';
import { type Stakes, setStakes } from '@/lib/demo/play/set-stakes';
import type { Stage } from '@/lib/demo/play/stage';
import { stakeOnDatanet } from '@/lib/demo/play/stake-on-datanet';
import type { Progress } from '@/lib/demo/report-progress';
import type { DraftRecord } from '@/lib/records/record-line';
import type { AccessLevel, DatanetMetadata } from '@/lib/schemas/datanet';

/** Records one person contributes together, and what the curator says; null leaves them in the review queue. */
export type PlannedContribution = {
  readonly contributor: PersonName;
  readonly records: readonly DraftRecord[];
  readonly decision: Decision | null;
};

/** How a Datanet comes about and gets its records, in this order. */
export type FillingPlan = {
  readonly owner: PersonName;
  readonly curator: PersonName;
  readonly metadata: DatanetMetadata;
  readonly trainAccess: AccessLevel;
  /** What the owner asks of those who work here. */
  readonly stakes: Stakes;
  /** Base units of OPEN that the curator puts at risk here. */
  readonly curatorStake: bigint;
  /** Somebody who doubts that the contribution with this record was rightly accepted; null where nobody does. */
  readonly dispute: { readonly disputer: PersonName; readonly text: string; readonly reason: string } | null;
  readonly batches: readonly PlannedContribution[];
  /** Contributed after version 1. */
  readonly later: readonly PlannedContribution[];
  /** Refined records, contributed last. */
  readonly corrections: readonly PlannedContribution[];
  /** Version 2 is published, and the model trained on it, where there are corrections. */
  readonly version: 1 | 2;
  readonly textField: string;
};

/** How many times {@link fillDatanet} says that one more thing is done. */
export function countFillingSteps({ batches, later, corrections }: FillingPlan): number {
  return batches.length + later.length + corrections.length + 2;
}

/** Creates a Datanet, lets its people contribute and decide, and publishes its versions. Resolves with its id. */
export async function fillDatanet(
  stage: Stage,
  { plan, cast, progress }: { plan: FillingPlan; cast: Cast; progress: Progress },
): Promise<number> {
  const owner = cast[plan.owner];
  const curator = cast[plan.curator];
  const { name } = plan.metadata;

  progress.begin(`${plan.owner} creates “${name}”`);
  const datanetId = await createDatanet(stage, {
    owner,
    metadata: plan.metadata,
    contributeAccess: 'anyone',
    trainAccess: plan.trainAccess,
  });
  await addCurator(stage, { owner, curator, datanetId });
  await stakeOnDatanet(stage, { curator, datanetId, amount: plan.curatorStake });
  await setStakes(stage, { owner, datanetId, stakes: plan.stakes });
  progress.advance();

  const contribute = async ({ contributor, records, decision }: PlannedContribution) => {
    progress.begin(`${contributor} contributes to “${name}”`);
    const contributionId = await contributeRecords(stage, { contributor: cast[contributor], datanetId, records });
    if (decision) await decideContribution(stage, { curator, contributionId, decision });
    const { dispute } = plan;
    if (dispute && records.some(({ fields }) => fields[plan.textField] === dispute.text)) {
      await disputeAcceptance(stage, { disputer: cast[dispute.disputer], contributionId, reason: dispute.reason });
    }
    progress.advance();
  };
  for (const batch of plan.batches) await contribute(batch);
  await publishVersion(stage, { publisher: curator, datanetId, version: 1 });
  for (const contribution of plan.later) await contribute(contribution);
  for (const correction of plan.corrections) await contribute(correction);
  if (plan.version === 2) await publishVersion(stage, { publisher: owner, datanetId, version: 2 });
  progress.advance();
  return datanetId;
}
