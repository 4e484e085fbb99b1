import { parentPort, workerData } from 'node:worker_threads';
import { openOpenblas } from '@/lib/jobs/decoder/accelerators/open-openblas';
import {
  ARRIVED,
  type DecoderThreadInput,
  type DecoderThreadMessage,
  MEETINGS,
  STOP_AGREED,
  STOP_WANTED,
} from '@/lib/jobs/decoder/decoder-thread';
import { openBatches } from '@/lib/models/decoder/batches/open-batches';
import { type DecoderKernel, openDecoderKernel } from '@/lib/models/decoder/kernel';
import { runSteps } from '@/lib/models/decoder/run-steps';

const input: DecoderThreadInput = workerData;
const { memory, plan, run, rank, workers, control, norms } = input;

/** All wait for the last to come. */
function meet(): void {
  const meeting = Atomics.load(control, MEETINGS);
  if (Atomics.add(control, ARRIVED, 1) === workers - 1) {
    Atomics.store(control, ARRIVED, 0);
    Atomics.add(control, MEETINGS, 1);
    Atomics.notify(control, MEETINGS);
    return;
  }
  while (Atomics.load(control, MEETINGS) === meeting) Atomics.wait(control, MEETINGS, meeting);
}

function tell(message: DecoderThreadMessage, transfer: Float32Array[] = []): void {
  parentPort?.postMessage(
    message,
    transfer.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

const copy = (address: number) => new Float32Array(memory.buffer, address, plan.trained).slice();

function checkpoint(step: number): void {
  const { adapted, mean, square } = plan.at;
  const [weights, first, second] = [copy(adapted), copy(mean), copy(square)];
  tell({ kind: 'checkpoint', step, weights, mean: first, square: second }, [weights, first, second]);
}

/** A library that is gone by now is an error: the run has said by what it multiplies. */
async function openKernel(): Promise<DecoderKernel> {
  const kernel = openDecoderKernel(memory);
  if (input.openblas === null) return kernel;
  const openblas = await openOpenblas(input.openblas);
  if (!openblas) throw new Error('OpenBLAS cannot be opened in this thread: the package koffi is missing.');
  return openblas.accelerate(kernel, memory);
}

runSteps(
  { kernel: await openKernel(), memory, plan, place: { rank, workers }, meet },
  {
    run,
    batches: openBatches(input.data, plan),
    from: input.from,
    to: run.steps,
    norms,
    onStep: (step, { loss, norm }) => {
      if (rank === 0) {
        tell({ kind: 'step', step, loss, norm });
        Atomics.store(control, STOP_AGREED, Atomics.load(control, STOP_WANTED));
      }
      // All end after the same step, or none.
      meet();
      const stops = Atomics.load(control, STOP_AGREED) === 1;
      if (rank === 0 && (stops || step === run.steps || step % input.checkpointEvery === 0)) checkpoint(step);
      meet();
      return !stops;
    },
  },
);
