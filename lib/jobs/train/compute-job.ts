import { runTrainingThread, type ThreadWatch } from '@/lib/jobs/run-training-thread';
import { trainAdapter } from '@/lib/jobs/train/train-adapter';
import type { TrainThreadInput, TrainThreadResult } from '@/lib/jobs/train-messages';

/** What a computation reaches for besides its input; the same whoever computes. */
export type ComputeMeans = {
  /** A file by its content identifier, checked. Throws `not-found`, `content-mismatch`, `storage-unavailable`. */
  readFile: (cid: string) => Promise<Uint8Array>;
  /** Folder of its checkpoints: what is found there is gone on with. */
  checkpoints: string;
  /** OpenBLAS's library, to multiply by it where nobody repeats the job; absent: the same bits on any machine. */
  openblas?: string | null;
};

/**
 * Computes a job, in threads of its own. The same input gives the same bits on any machine. Throws `invalid-input` with
 * the trainer's words when the data cannot be trained on; the signal's reason when it is aborted.
 */
export function computeJob(
  input: TrainThreadInput,
  watch: ThreadWatch,
  means: ComputeMeans,
): Promise<TrainThreadResult> {
  if (input.kind === 'adapter') return trainAdapter(input, watch, means);
  return runTrainingThread(input, watch);
}
