import { parentPort, workerData } from 'node:worker_threads';
import { type RankingStep, rankSteps } from '@/lib/attribution/suspicious-labels/rank-suspicious-labels';
import type { LabelledText } from '@/lib/attribution/suspicious-labels/types';

/** What the ranking thread is given. */
export type RankThreadInput = { readonly accepted: readonly LabelledText[]; readonly judged: readonly LabelledText[] };

/** The body of a ranking thread: every ranking it reaches is told, the last one is the whole. */
if (parentPort) {
  const port = parentPort;
  const tell = (step: RankingStep) => port.postMessage(step);
  for (const step of rankSteps(workerData as RankThreadInput)) tell(step);
}
