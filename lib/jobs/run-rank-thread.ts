import { Worker } from 'node:worker_threads';
import { type RankingStep, rankSteps } from '@/lib/attribution/suspicious-labels/rank-suspicious-labels';
import type { RankThreadInput } from '@/lib/jobs/rank-thread';

/** Up to this many records are ranked where the caller is: it takes less time than starting a thread. */
const MOST_INLINE = 600;

/**
 * Ranks in a thread of its own and resolves with the best ranking reached when the time is up: the whole one, the one by
 * neighbours alone, or null when not even that was.
 */
export async function runRankThread(
  input: RankThreadInput,
  { timeMs }: { timeMs: number },
): Promise<RankingStep | null> {
  if (input.accepted.length + input.judged.length <= MOST_INLINE) return [...rankSteps(input)].at(-1) ?? null;
  const thread = new Worker(new URL('./rank-thread.ts', import.meta.url), {
    workerData: input,
    // The thread's own module hooks: whoever started this process may have loaded its TypeScript another way.
    execArgv: ['--import', 'tsx'],
  });
  let reached: RankingStep | null = null;
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, timeMs);
      thread.on('message', (step: RankingStep) => {
        reached = step;
      });
      thread.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      thread.on('exit', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  } finally {
    await thread.terminate();
  }
  return reached;
}
