import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { AttributedRecords } from '@/lib/attribution/answer-weights/types';
import { explainGenerated } from '@/lib/attribution/generated-text/explain-generated';
import { rankValues } from '@/lib/core/rank-values';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import {
  answerFacts,
  type ExplainedFact,
  type ExplainedFacts,
  rateAnswers,
} from '@/tests/bench/attribution/adapters/answer-facts';
import { type FactRecord, fitRecords } from '@/tests/bench/attribution/adapters/fit-records';
import type { BenchSection, Figure } from '@/tests/bench/attribution/section';
import { inventFacts } from '@/tests/support/invented-facts';

const BASE_FILE = 'assets/base-model/tributary-base.gguf';
const CONTRIBUTORS = 6;
const KINDS = ['influence', 'provenance'] as const;

/**
 * Whether an adapter's answers are traced to the records that taught them, on invented facts that no text tells: each fact
 * in two wordings, asked in words that no record has, answered by the adapter itself. Then the truth: the adapter is
 * trained again without each contributor, and the fall of every answer's log-probability is held against the sum of the
 * influences of their records. ADAPTERS_FACTS, ADAPTERS_STEPS and ADAPTERS_LEFT_OUT change its size; ADAPTERS_KEEP names a
 * folder in which trained adapters are kept, so that a run that was ended can go on.
 */
export const adaptersSection: BenchSection = {
  name: 'adapters',
  async *measure(context) {
    const base = openBase(readFileSync(BASE_FILE));
    const count = Number(process.env.ADAPTERS_FACTS ?? (context.quick ? 30 : 60));
    const steps = process.env.ADAPTERS_STEPS ? Number(process.env.ADAPTERS_STEPS) : null;
    const leftOut = Number(process.env.ADAPTERS_LEFT_OUT ?? (context.quick ? 3 : CONTRIBUTORS));
    const keep = process.env.ADAPTERS_KEEP ?? null;
    const threads = Math.min(4, availableParallelism());
    const seed = `bench ${context.seeds[0] ?? 1}`;
    const { records, asked } = listFacts(count, seed);
    const train = (some: readonly FactRecord[], name: string) =>
      fitRecords(base, { records: some, steps, threads, seed, keep }, (line) => context.tell(`${name}: ${line}`));
    const adapter = await train(records, 'all');
    const explained = answerFacts(base, { adapter, records, asked });
    const on = `${count} invented facts, ${records.length} records of ${CONTRIBUTORS} contributors, ${adapter.steps} steps`;
    yield* sourceFigures(on, records, explained);
    const actual: number[][] = [];
    for (let contributor = 0; contributor < leftOut; contributor++) {
      const others = records.filter((record) => record.contributor !== contributor);
      const without = await train(others, `without contributor ${contributor + 1}`);
      const before = explained.facts.map(({ sources }) => sources.influence?.logProbability ?? 0);
      const after = rateAnswers(base, { adapter: without, facts: explained.facts });
      actual.push(before.map((value, k) => value - (after[k] ?? 0)));
    }
    yield* truthFigures(`${on}, ${leftOut} of them left out`, { records, facts: explained.facts, actual });
  },
};

/** Two records of each fact, and two other wordings to ask with. */
function listFacts(count: number, seed: string): { records: FactRecord[]; asked: FactRecord[] } {
  const facts = inventFacts(count, seed);
  const records = facts.flatMap(({ trained, answer }, fact) =>
    trained.slice(0, 2).map((question) => ({ fact, contributor: fact % CONTRIBUTORS, question, answer })),
  );
  const asked = facts.flatMap(({ asked: others, answer }, fact) =>
    others.slice(0, 2).map((question) => ({ fact, contributor: fact % CONTRIBUTORS, question, answer })),
  );
  return { records, asked };
}

function* sourceFigures(
  on: string,
  records: readonly FactRecord[],
  { facts, cpuPerRecord, cpuPerAnswer, indexBytes }: ExplainedFacts,
): Iterable<Figure> {
  const exact = facts.filter(({ asked, text }) => text.trim() === asked.answer).length / facts.length;
  yield { metric: 'held-out wordings answered exactly', on, figure: percent(exact), goal: null, met: null };
  const trainingSet = creditsOf(records);
  for (const pays of KINDS) {
    const found = { asked: { first: 0, three: 0 }, said: { first: 0, three: 0 } };
    let [paid, named] = [0, 0];
    for (const fact of facts) {
      const { attributed } = explainGenerated(fact.sources, { pays, trainingSet });
      const weighed = attributed.records.filter(({ weight }) => weight > 0n);
      const order = [...weighed]
        .sort((a, b) => (a.weight < b.weight ? 1 : a.weight > b.weight ? -1 : a.position - b.position))
        .slice(0, 3);
      for (const about of ['asked', 'said'] as const) {
        const right = about === 'asked' ? new Set([fact.asked.fact]) : factsTold(records, fact);
        const hits = order.map(({ position }) => right.has(records[position]?.fact ?? -1));
        if (hits[0]) found[about].first += 1;
        if (hits.includes(true)) found[about].three += 1;
      }
      paid += paidTo(fact.asked.contributor, { records, attributed });
      named += weighed.length;
    }
    const goals = pays === 'influence';
    const part = (value: number) => value / facts.length;
    for (const [about, words] of [
      ['asked', 'record of the fact asked about'],
      ['said', 'record that tells what was answered'],
    ] as const) {
      for (const [place, goal, least] of [
        ['first', '≥ 90 %', 0.9],
        ['three', '≥ 97 %', 0.97],
      ] as const) {
        const value = part(found[about][place]);
        yield {
          metric: `${pays}: ${words}, ${place === 'first' ? 'first' : 'within three'}`,
          on,
          figure: percent(value),
          goal: goals ? goal : null,
          met: goals ? value >= least : null,
        };
      }
    }
    yield plain(
      `${pays}: part of the pool that goes to the right contributor`,
      on,
      `${percent(part(paid))}, ${part(named).toFixed(1)} records paid`,
    );
  }
  const cost = `${cpuPerRecord.toFixed(0)} ms a record, ${cpuPerAnswer.toFixed(0)} ms an answer, ${(indexBytes / records.length / 1000).toFixed(1)} KB a record`;
  yield { metric: 'CPU and size of gradients', on, figure: cost, goal: null, met: null };
}

/** The facts whose records say what the adapter said: the one asked about where it is among them, or says none of them. */
function factsTold(records: readonly FactRecord[], { asked, text }: ExplainedFact): Set<number> {
  const told = records.filter(({ answer }) => answer === text.trim()).map(({ fact }) => fact);
  return new Set(told.length === 0 || told.includes(asked.fact) ? [asked.fact] : told);
}

/** The part of an answer's pool that goes to a contributor's records, commons counted in the whole. */
function paidTo(
  contributor: number,
  { records, attributed }: { records: readonly FactRecord[]; attributed: AttributedRecords },
): number {
  const total = attributed.records.reduce((sum, { weight }) => sum + Number(weight), Number(attributed.commons));
  const own = attributed.records.filter(({ position }) => records[position]?.contributor === contributor);
  return total > 0 ? own.reduce((sum, { weight }) => sum + Number(weight), 0) / total : 0;
}

function creditsOf(records: readonly FactRecord[]) {
  return records.map(({ contributor }) => ({
    credits: [{ account: accountOf(contributor), partsPerMillion: 1_000_000 }],
    harmful: false,
  }));
}

/** `actual[k][i]`: by how much answer i becomes less likely without contributor k. */
function* truthFigures(
  on: string,
  input: { records: readonly FactRecord[]; facts: readonly ExplainedFact[]; actual: readonly (readonly number[])[] },
): Iterable<Figure> {
  const { records, facts, actual } = input;
  const predicted = actual.map((_, contributor) =>
    facts.map(({ sources }) =>
      records.reduce(
        (sum, record, k) => sum + (record.contributor === contributor ? (sources.influence?.tau[k] ?? 0) : 0),
        0,
      ),
    ),
  );
  const [told, found] = [predicted.flat(), actual.flat()];
  const pay = actual.map((_, contributor) =>
    facts.map(({ sources }) => {
      const { attributed } = explainGenerated(sources, { pays: 'influence', trainingSet: creditsOf(records) });
      return paidTo(contributor, { records, attributed });
    }),
  );
  const own = actual.flatMap((falls, k) => falls.filter((_, i) => facts[i]?.asked.contributor === k));
  const others = actual.flatMap((falls, k) => falls.filter((_, i) => facts[i]?.asked.contributor !== k));
  yield plain(
    'retraining without: mean fall of the log-probability',
    on,
    `${mean(own).toFixed(2)} nats for one’s own facts, ${mean(others).toFixed(2)} for others’`,
  );
  yield plain('influence against retraining, Pearson', on, correlation(told, found).toFixed(3));
  yield plain(
    'influence against retraining, Spearman',
    on,
    correlation([...rankValues(told)], [...rankValues(found)]).toFixed(3),
  );
  yield plain('pay by influence against retraining, Pearson', on, correlation(pay.flat(), found).toFixed(3));
  const contributors = actual.map((_, k) => k);
  const top = (values: readonly (readonly number[])[], i: number) =>
    contributors.reduce((best, k) => ((values[k]?.[i] ?? 0) > (values[best]?.[i] ?? 0) ? k : best), 0);
  const among = facts.flatMap(({ asked }, i) => (asked.contributor < contributors.length ? [i] : []));
  const agree = among.filter((i) => top(predicted, i) === top(actual, i)).length / among.length;
  yield plain('the contributor whose absence costs an answer most is the one with most influence', on, percent(agree));
}

const plain = (metric: string, on: string, figure: string): Figure => ({ metric, on, figure, goal: null, met: null });
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const accountOf = (contributor: number) => `0x${(contributor + 1).toString(16).padStart(40, '0')}` as const;

function correlation(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((value, k) => {
    const [dx, dy] = [value - mx, (y[k] ?? 0) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xy / Math.sqrt(xx * yy);
}
