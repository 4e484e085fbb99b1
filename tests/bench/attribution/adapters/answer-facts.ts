import { buildGradientIndex } from '@/lib/attribution/adapter-influence/build-gradient-index';
import { adaptBase } from '@/lib/attribution/adapter-influence/open-adapted';
import { type AnswerSources, findSourcesOfAnswer } from '@/lib/attribution/generated-text/find-sources-of-answer';
import { openGenerated } from '@/lib/attribution/generated-text/open-generated';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';
import { answerQuestions } from '@/lib/models/decoder/recipe/answer-questions';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import type { FactRecord, FittedAdapter } from '@/tests/bench/attribution/adapters/fit-records';

/** An asked question with the model's own answer and where that comes from. */
export type ExplainedFact = {
  readonly asked: FactRecord;
  readonly text: string;
  readonly cut: boolean;
  readonly sources: AnswerSources;
};

export type ExplainedFacts = {
  readonly facts: readonly ExplainedFact[];
  /** Milliseconds of CPU for a record's gradient, and for the sources of an answer. */
  readonly cpuPerRecord: number;
  readonly cpuPerAnswer: number;
  readonly indexBytes: number;
};

/** Asks questions of an adapter and looks for the sources of what it answers itself. */
export function answerFacts(
  base: OpenBase,
  input: { adapter: FittedAdapter; records: readonly FactRecord[]; asked: readonly FactRecord[] },
): ExplainedFacts {
  const { adapter, records, asked } = input;
  const adapted = adaptBase(base, adapter);
  const turns = records.map(({ question, answer }) => encodeRecord(base, { question, text: answer }));
  const [gradients, cpuIndex] = timed(() => buildGradientIndex({ decoder: adapted.decoder, turns }));
  const open = openGenerated({ texts: records.map(({ answer }) => answer), adapter: { adapted, gradients } });
  const answers = answerQuestions({ base, adapter, pieces: asked });
  const [facts, cpuAnswers] = timed(() =>
    asked.map((one, k): ExplainedFact => {
      const { text = '', cut = false } = answers[k] ?? {};
      return { asked: one, text, cut, sources: findSourcesOfAnswer(open, { question: one.question, text, cut }) };
    }),
  );
  return {
    facts,
    cpuPerRecord: cpuIndex / records.length,
    cpuPerAnswer: cpuAnswers / asked.length,
    indexBytes: gradients.length,
  };
}

/** The log-probability of given answers under an adapter, in nats. */
export function rateAnswers(
  base: OpenBase,
  { adapter, facts }: { adapter: FittedAdapter; facts: readonly ExplainedFact[] },
): number[] {
  const adapted = adaptBase(base, adapter);
  const none = buildGradientIndex({ decoder: adapted.decoder, turns: [] });
  const open = openGenerated({ texts: [], adapter: { adapted, gradients: none } });
  return facts.map(({ asked, text, cut }) => {
    const { influence } = findSourcesOfAnswer(open, { question: asked.question, text, cut });
    return influence?.logProbability ?? 0;
  });
}

function timed<Result>(work: () => Result): [Result, number] {
  const since = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(since);
  return [result, (user + system) / 1000];
}
