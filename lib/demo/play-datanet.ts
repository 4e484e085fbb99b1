import { AppError } from '@/lib/core/errors';
import type { Cast } from '@/lib/demo/cast';
import { nameRun } from '@/lib/demo/name-run';
import type { DatanetPlan, PlannedContribution, PlannedModel } from '@/lib/demo/plan-economy';
import { addCurator } from '@/lib/demo/play/add-curator';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { createDatanet } from '@/lib/demo/play/create-datanet';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import { disputeAcceptance } from '@/lib/demo/play/dispute-acceptance';
import type { Player } from '@/lib/demo/play/player';
import { publishModel } from '@/lib/demo/play/publish-model';
import { publishVersion } from '@/lib/demo/play/publish-version';
import { setStakes } from '@/lib/demo/play/set-stakes';
import type { Stage } from '@/lib/demo/play/stage';
import { stakeOnDatanet } from '@/lib/demo/play/stake-on-datanet';
import { trainModel } from '@/lib/demo/play/train-model';
import { grantTraining, requestTraining } from '@/lib/demo/play/training-access';
import type { Progress } from '@/lib/demo/report-progress';
import { retrievalSettingsSchema, type TrainingRequest } from '@/lib/schemas/training';

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

/** The ids of the models on a Datanet; `quoting` is null where none is planned. */
export type PlayedModels = { modelId: number; quotingId: number | null };

/** Plays everything around one Datanet, from its creation to the models on it. Resolves with their ids. */
export async function playDatanet(
  stage: Stage,
  { plan, cast, progress }: { plan: DatanetPlan; cast: Cast; progress: Progress },
): Promise<PlayedModels> {
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

  const stageOf = { plan, cast, progress, datanetId };
  const modelId = await playLabelling(stage, stageOf);
  return {
    modelId,
    quotingId: plan.quoting ? await playQuoting(stage, { ...stageOf, ...plan.quoting, parentId: modelId }) : null,
  };
}

type PlayedDatanet = { plan: DatanetPlan; cast: Cast; progress: Progress; datanetId: number };

async function playLabelling(stage: Stage, { plan, cast, progress, datanetId }: PlayedDatanet): Promise<number> {
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
  return playModel(stage, {
    builder,
    model,
    progress,
    request: {
      kind: 'classifier',
      name: model.name,
      summary: model.summary,
      datanets: [{ datanetId, version }],
      textField,
      labelField,
      settings: SETTINGS,
    },
  });
}

/** The model that answers in the records' words, made from the first; its builder needs no consent where everybody may train. */
async function playQuoting(
  stage: Stage,
  input: PlayedDatanet & { model: PlannedModel; parentId: number; parentPart: number },
): Promise<number> {
  const { plan, cast, progress, datanetId, model, parentId, parentPart } = input;
  return playModel(stage, {
    builder: cast[model.builder],
    model,
    progress,
    parents: [{ modelId: parentId, part: parentPart }],
    request: {
      kind: 'retrieval',
      name: model.name,
      summary: model.summary,
      datanets: [{ datanetId, version: plan.version }],
      textField: plan.textField,
      titleField: null,
      questionField: null,
      answerField: null,
      settings: retrievalSettingsSchema.parse({}),
    },
  });
}

async function playModel(
  stage: Stage,
  input: {
    builder: Player;
    model: PlannedModel;
    parents?: readonly { modelId: number; part: number }[];
    progress: Progress;
    request: TrainingRequest;
  },
): Promise<number> {
  const { builder, model, parents = [], progress, request } = input;
  progress.begin(`${model.builder} trains “${model.name}”`);
  const [source] = request.datanets;
  if (!source) throw new AppError('internal', `“${model.name}” names no Datanet.`);
  const runId = nameRun({ ...source, name: model.name });
  await trainModel(stage, { builder, runId, request, timeoutMs: TRAINING_TIMEOUT_MS });
  progress.begin(`${model.builder} publishes “${model.name}”`);
  const modelId = await publishModel(stage, { ...model, builder, runId, parents });
  progress.advance();
  return modelId;
}
