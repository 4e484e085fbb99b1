import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@/lib/core/errors';
import type { AdapterThreadData } from '@/lib/jobs/train/train-adapter';
import { trainAdapterHere } from '@/lib/jobs/train/train-adapter-here';
import { TrainingStopped } from '@/lib/jobs/train/training-stopped';
import type { TrainThreadMessage } from '@/lib/jobs/train-messages';

/** The body of the thread that leads an adapter's training; 'stop' asks it to end. */
async function leadTraining(
  { input, ...means }: AdapterThreadData,
  port: NonNullable<typeof parentPort>,
): Promise<void> {
  const tell = (message: TrainThreadMessage) => port.postMessage(message);
  const stopped = new AbortController();
  port.once('message', () => stopped.abort());
  try {
    tell(await trainAdapterHere(input, { ...means, signal: stopped.signal }, tell));
  } catch (error) {
    if (error instanceof TrainingStopped) tell({ kind: 'stopped' });
    // An AppError is about the data and would come again; anything else ends the thread and the job is tried again.
    else if (error instanceof AppError) tell({ kind: 'refused', message: error.message });
    else throw error;
  } finally {
    port.close();
  }
}

if (parentPort) await leadTraining(workerData as AdapterThreadData, parentPort);
