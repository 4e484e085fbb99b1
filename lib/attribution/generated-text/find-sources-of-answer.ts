import { scoreRecords } from '@/lib/attribution/adapter-influence/score-records';
import type { OpenGenerated } from '@/lib/attribution/generated-text/open-generated';
import { type Trace, traceText } from '@/lib/attribution/token-matching/trace-text';
import { encodeTurn } from '@/lib/models/decoder/batches/turn-batches';

/** What was asked and written; `cut`: it ended because it was long enough, and not by itself. */
export type WrittenAnswer = { readonly question: string; readonly text: string; readonly cut: boolean };

/** What both kinds of evidence say of an answer: every record's influence where it can be known, and where its words stand. */
export type AnswerSources = {
  readonly influence: {
    readonly tau: Float64Array;
    /** Of the answer, in nats, under the adapter. */
    readonly logProbability: number;
    readonly tokens: number;
  } | null;
  readonly trace: Trace;
};

/** Looks for the sources of an answer, by the pull of its gradient and by its words. */
export function findSourcesOfAnswer({ sources, influence }: OpenGenerated, answer: WrittenAnswer): AnswerSources {
  const trace = traceText({ index: sources, text: answer.text });
  if (!influence) return { influence: null, trace };
  const { base, index, gradients } = influence;
  const turn = encodeTurn(base.tokeniser, { question: answer.question, answer: answer.text }, base.template);
  const written = answer.cut ? turn.answer.slice(0, -1) : turn.answer;
  let tau: Float64Array = new Float64Array(index.index.records);
  let logProbability = 0;
  if (written.length > 0) {
    gradients.compute([{ question: turn.question, answer: written }], (_, gradient, logarithm) => {
      tau = scoreRecords(index, gradient);
      logProbability = logarithm;
    });
  }
  return { influence: { tau, logProbability, tokens: written.length }, trace };
}
