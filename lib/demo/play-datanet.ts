import type { Cast } from '@/lib/demo/cast';
import { fillDatanet } from '@/lib/demo/fill-datanet';
import type { DatanetPlan, PlannedModel } from '@/lib/demo/plan-economy';
import type { Stage } from '@/lib/demo/play/stage';
import { grantTraining, requestTraining } from '@/lib/demo/play/training-access';
import { playModel } from '@/lib/demo/play-model';
import type { Progress } from '@/lib/demo/report-progress';
import { retrievalSettingsSchema } from '@/lib/schemas/training';

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
  const datanetId = await fillDatanet(stage, { plan, cast, progress });
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
