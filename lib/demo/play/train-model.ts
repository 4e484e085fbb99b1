import { AppError } from '@/lib/core/errors';
import { findTrainingRun } from '@/lib/db/training-run';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';
import type { TrainingRequest, TrainingState } from '@/lib/schemas/training';
import { startTraining } from '@/lib/server/training/start-training';

/** A run that somebody paused is waited for. */
const ENDED: ReadonlySet<TrainingState> = new Set(['succeeded', 'failed', 'cancelled']);

/**
 * The builder queues a training run under `runId`, unless there is one, and waits until the worker has trained it.
 * Throws `conflict` with what the run said when it failed or was cancelled.
 */
export async function trainModel(
  stage: Stage,
  input: { builder: Player; runId: string; request: TrainingRequest; timeoutMs: number },
): Promise<void> {
  const { builder, runId, request, timeoutMs } = input;
  const known = await findTrainingRun(stage.db, runId);
  if (!known) await startTraining(stage, { id: runId, account: builder.account, request });
  const run = await pollUntil(
    async () => {
      const found = await findTrainingRun(stage.db, runId);
      return found && ENDED.has(found.state) ? found : null;
    },
    { what: `The end of the training run ${runId}`, timeoutMs, everyMs: 200 },
  );
  if (run.state !== 'succeeded') {
    throw new AppError('conflict', `The training run ${runId} ${run.state}. ${run.problem}`);
  }
}
