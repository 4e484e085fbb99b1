import { shuffledMembers } from '@/lib/attribution/coalitions/draw-coalitions';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { answerQuestion } from '@/lib/models/classifier/answer-question';
import type { TrainedCorpus } from '@/tests/bench/attribution/influence/train-corpus';

export type TimeFigures = {
  /** Milliseconds of the processor, ascending. */
  readonly attributions: readonly number[];
  /** Milliseconds of the clock, ascending. */
  readonly answers: readonly number[];
  readonly worstResidual: number;
};

/** What answers and their attributions take, one after the other. */
export function measureTimes({ prepared, questions }: TrainedCorpus, count: number): TimeFigures {
  const asked = [...shuffledMembers('times', questions.length).subarray(0, count)].map((q) => questions[q] ?? '');
  const attributions: number[] = [];
  let worstResidual = 0;
  for (const text of asked) {
    const before = process.cpuUsage();
    worstResidual = Math.max(worstResidual, explainAnswer(prepared, text).residual);
    attributions.push(process.cpuUsage(before).user / 1000);
  }
  const answers = questions.slice(0, 1000).map((text) => {
    const start = performance.now();
    answerQuestion(prepared.model, text);
    return performance.now() - start;
  });
  const ascending = (list: number[]) => list.sort((a, b) => a - b);
  return { attributions: ascending(attributions), answers: ascending(answers), worstResidual };
}
