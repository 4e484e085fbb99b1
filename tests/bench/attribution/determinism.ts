import type { BenchContext, BenchSection, Corpus, Figure } from '@/tests/bench/attribution/section';
import {
  compareRuns,
  type FoundNode,
  findNodes,
  type MachineRun,
  runOnMachines,
} from '@/tests/support/compare-machines';
import { makeUniform } from '@/tests/support/make-texts';
import type { PaperInput } from '@/tests/support/paper-economy';

const METRIC = 'receipts recomputed on another Node version and worker count';
const GOAL = '100 % identical';
const CONTRIBUTORS = 4;

/**
 * Whether the same records and questions give the same bytes, from the training to the epoch's root, under every major
 * version of Node on this machine and with one, two and four workers (`--quick`: one and four).
 */
export const determinismSection: BenchSection = {
  name: 'determinism',
  async *measure(context) {
    const nodes = findNodes();
    if (nodes.length === 1) context.tell('Only one major version of Node is on this machine: worker counts alone.');
    const invented = context.seeds.slice(0, context.quick ? 1 : 3).map((seed) => ({
      seed,
      contributors: CONTRIBUTORS,
      recordsEach: 25,
      receipts: context.quick ? 40 : 300,
      undisclosedEvery: 10,
    }));
    yield await compare(context, { on: 'invented texts, 100 records', nodes, inputs: invented });
    for (const corpus of context.corpora) {
      const inputs = [drawFrom(corpus, { seed: context.seeds[0] ?? 1, quick: context.quick })];
      const on = `${corpus.name}, ${CONTRIBUTORS * (inputs[0]?.recordsEach ?? 0)} records`;
      yield await compare(context, { on, nodes, inputs });
    }
  },
};

type Input = Omit<PaperInput, 'openExplain'>;

/** Some records to train on and some questions of a data set, drawn by a seed. */
function drawFrom({ train, test }: Corpus, { seed, quick }: { seed: number; quick: boolean }): Input {
  const uniform = makeUniform(seed);
  const draw = <Item>(items: readonly Item[], count: number): Item[] =>
    items
      .map((item) => ({ item, at: uniform() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ item }) => item);
  const recordsEach = Math.min(quick ? 50 : 500, Math.floor(train.length / CONTRIBUTORS));
  const questions = draw(test, quick ? 5 : 50).map(({ text }) => text);
  const texts = draw(train, CONTRIBUTORS * recordsEach);
  return {
    seed,
    contributors: CONTRIBUTORS,
    recordsEach,
    receipts: questions.length,
    undisclosedEvery: 1000,
    texts,
    questions,
  };
}

async function compare(
  { quick, tell }: BenchContext,
  { on, nodes, inputs }: { on: string; nodes: readonly FoundNode[]; inputs: readonly Input[] },
): Promise<Figure> {
  const workers = quick ? [1, 4] : [1, 2, 4];
  let [same, all, rest] = [0, 0, true];
  for (const input of inputs) {
    tell(`${on}, seed ${input.seed}, on ${nodes.length} × ${workers.length} machines`);
    const runs: MachineRun[] = await runOnMachines(input, { nodes, workers });
    const compared = compareRuns(runs);
    same += compared.same;
    all += compared.all;
    rest &&= compared.rest;
  }
  const versions = nodes.map(({ version }) => version).join(' and ');
  const others = rest ? 'weights, epoch roots and passages too' : 'but weights, epoch roots or passages differ';
  return {
    metric: METRIC,
    on: `${on}; Node ${versions}; ${workers.join(' and ')} workers`,
    figure: `${same} of ${all} identical, ${others}`,
    goal: GOAL,
    met: rest && same === all && nodes.length > 1,
  };
}
