import type { Cast } from '@/lib/demo/cast';
import { nameRun } from '@/lib/demo/name-run';
import type { DatanetPlan, PlannedContribution } from '@/lib/demo/plan-economy';
import { addCurator } from '@/lib/demo/play/add-curator';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { createDatanet } from '@/lib/demo/play/create-datanet';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import { publishModel } from '@/lib/demo/play/publish-model';
import { publishVersion } from '@/lib/demo/play/publish-version';
import type { Stage } from '@/lib/demo/play/stage';
import { trainModel } from '@/lib/demo/play/train-model';
import { grantTraining, requestTraining } from '@/lib/demo/play/training-access';
import type { Progress } from '@/lib/demo/report-progress';

const TRAINING_TIMEOUT_MS = 600_000;

/** Suits some hundreds of short texts: single words, also those that occur once. */
const SETTINGS = {
  maxFeatures: 4000,
  minDocumentFrequency: 1,
  bigrams: false,
  lambda: 1e-4,
  heldOutPercent: 20,
  seed: 'tributary',
} as const;

/** Plays everything around one Datanet, from its creation to the model on it. Resolves with the model's id. */
export async function playDatanet(
  stage: Stage,
  { plan, cast, progress }: { plan: DatanetPlan; cast: Cast; progress: Progress },
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
  progress.advance();

  const contribute = async ({ contributor, records, decision }: PlannedContribution) => {
    progress.begin(`${contributor} contributes to “${name}”`);
    const contributionId = await contributeRecords(stage, { contributor: cast[contributor], datanetId, records });
    if (decision) await decideContribution(stage, { curator, contributionId, decision });
    progress.advance();
  };
  for (const batch of plan.batches) await contribute(batch);
  await publishVersion(stage, { publisher: curator, datanetId, version: 1 });
  for (const contribution of plan.later) await contribute(contribution);
  for (const correction of plan.corrections) await contribute(correction);
  if (plan.version === 2) await publishVersion(stage, { publisher: owner, datanetId, version: 2 });
  progress.advance();

  return playModel(stage, { plan, cast, progress, datanetId });
}

async function playModel(
  stage: Stage,
  { plan, cast, progress, datanetId }: { plan: DatanetPlan; cast: Cast; progress: Progress; datanetId: number },
): Promise<number> {
  const { model, version, textField, labelField } = plan;
  const owner = cast[plan.owner];
  const builder = cast[model.builder];
  if (plan.trainAccess === 'on-request') {
    const wish = `I want to build “${model.name}”, so that letters reach the right desk the same day.`;
    await requestTraining(stage, { player: builder, datanetId, note: wish });
    await grantTraining(stage, { owner, player: builder, datanetId });
    // Waits for the owner, for whoever plays them next.
    await requestTraining(stage, { player: cast.grace, datanetId, note: 'For a comparison with the river notes.' });
  }
  progress.begin(`${model.builder} trains “${model.name}”`);
  const runId = nameRun({ datanetId, version, name: model.name });
  const request = {
    kind: 'classifier' as const,
    name: model.name,
    summary: model.summary,
    datanets: [{ datanetId, version }],
    textField,
    labelField,
    settings: SETTINGS,
  };
  await trainModel(stage, { builder, runId, request, timeoutMs: TRAINING_TIMEOUT_MS });
  progress.begin(`${model.builder} publishes “${model.name}”`);
  const modelId = await publishModel(stage, { builder, runId, unitPrice: model.unitPrice });
  progress.advance();
  return modelId;
}
