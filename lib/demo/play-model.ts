import { AppError } from '@/lib/core/errors';
import { nameRun } from '@/lib/demo/name-run';
import type { PlannedModel } from '@/lib/demo/plan-economy';
import type { Player } from '@/lib/demo/play/player';
import { publishModel } from '@/lib/demo/play/publish-model';
import type { Stage } from '@/lib/demo/play/stage';
import { trainModel } from '@/lib/demo/play/train-model';
import type { Progress } from '@/lib/demo/report-progress';
import type { TrainingRequest } from '@/lib/schemas/training';

const TRAINING_TIMEOUT_MS = 1_800_000;

/** A builder trains what is asked for and publishes it. Resolves with the model's id. */
export async function playModel(
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
