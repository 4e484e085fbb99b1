import { type BatchSource, countTargets } from '@/lib/models/decoder/batches/batch';
import { scheduleRate } from '@/lib/models/decoder/schedule-rate';
import { type DecoderWorker, trainStep } from '@/lib/models/decoder/train-step';

/** What, besides weights and batches, decides the trained weights; published with them. */
export type DecoderRun = {
  readonly steps: number;
  /** The highest learning rate, reached after `warmup` steps. */
  readonly rate: number;
  readonly warmup: number;
  readonly decay: number;
  readonly clip: number;
  readonly beta1: number;
  readonly beta2: number;
};

/**
 * Trains from step `from` to `to`, both counted from 1, as every worker calls it; the first worker lays each batch into
 * memory. `onStep` is called by each worker after a step, when all are done with it: `false` ends the run there.
 */
export function runSteps(
  worker: DecoderWorker,
  input: {
    run: DecoderRun;
    batches: BatchSource;
    from: number;
    to: number;
    /** Shared by the workers: a number for each 4,096 trained floats. */
    norms: Float64Array;
    onStep: (step: number, measured: { loss: number; norm: number }) => boolean;
  },
): void {
  const { memory, plan, place, meet } = worker;
  const { run, batches, norms } = input;
  const rows = plan.batch * plan.sequence;
  for (let step = input.from; step <= input.to; step++) {
    const batch = batches(step);
    if (place.rank === 0) {
      new Int32Array(memory.buffer, plan.at.tokens, rows).set(batch.tokens);
      new Int32Array(memory.buffer, plan.at.targets, rows).set(batch.targets);
    }
    meet();
    const measured = trainStep(worker, {
      targets: countTargets(batch),
      terms: { ...run, step, epsilon: 1e-8, rate: scheduleRate(step, run) },
      norms,
    });
    if (!input.onStep(step, measured)) return;
  }
}
