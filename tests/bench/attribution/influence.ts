import { measureDatamodel } from '@/tests/bench/attribution/influence/measure-datamodel';
import { measureLeaveOneOut } from '@/tests/bench/attribution/influence/measure-leave-one-out';
import { measureRidge } from '@/tests/bench/attribution/influence/measure-ridge';
import { measureShares } from '@/tests/bench/attribution/influence/measure-shares';
import { measureTimes } from '@/tests/bench/attribution/influence/measure-times';
import { narrowCorpus, type TrainedCorpus, trainCorpus } from '@/tests/bench/attribution/influence/train-corpus';
import type { BenchContext, BenchSection, Corpus, Figure } from '@/tests/bench/attribution/section';

/** How much of each is measured. */
const SIZES = {
  quick: {
    ridge: { records: 150, features: 120, outputs: 10 },
    exact: { labels: 8, parameters: 1600, records: 200, outputs: 20 },
    leaveOneOut: { records: 30, outputs: 20 },
    datamodel: { maxFeatures: 1000, coalitions: 16, outputs: 40, seeds: 1 },
    times: 20,
  },
  full: {
    ridge: { records: 400, features: 300, outputs: 50 },
    exact: { labels: 10, parameters: 5000, records: 200, outputs: 100 },
    leaveOneOut: { records: 200, outputs: 100 },
    datamodel: { maxFeatures: 4000, coalitions: 100, outputs: 200, seeds: 3 },
    times: 100,
  },
};

/** Influence against retraining, and what it costs; every goal of docs/attribution.md that speaks of influence. */
export const influenceSection: BenchSection = {
  name: 'influence',
  *measure(context) {
    for (const corpus of context.corpora) yield* measureCorpus(context, corpus);
  },
};

function* measureCorpus(context: BenchContext, corpus: Corpus): Generator<Figure> {
  const sizes = context.quick ? SIZES.quick : SIZES.full;
  const seed = context.seeds[0] ?? 1;
  const { name } = corpus;

  const ridge = measureRidge(corpus, { ...sizes.ridge, seed });
  yield {
    metric: 'ridge leave-one-out against retraining, largest absolute error',
    on: `${name}, ${ridge.records} records, ${ridge.outputs} outputs`,
    figure: ridge.largestError.toExponential(1),
    goal: '≤ 1e-9',
    met: ridge.largestError <= 1e-9,
  };

  const narrow = narrowCorpus(corpus, sizes.exact.labels, sizes.exact.parameters);
  context.tell(`${name}: training ${narrow.corpus.train.length} records of few labels`);
  // The first is fitted no looser than these few records bear: its accuracy is the same.
  for (const lambda of [1e-3, 1e-5]) {
    const small = trainCorpus(narrow.corpus, { maxFeatures: narrow.maxFeatures, lambda });
    yield* leaveOneOutLine(name, small, { ...sizes.exact, seed });
  }

  context.tell(`${name}: training on everything`);
  const whole = trainCorpus(corpus);
  const times = measureTimes(whole, sizes.times);
  const at = (list: readonly number[], part: number) =>
    list[Math.min(list.length - 1, Math.floor(part * list.length))] ?? 0;
  const [half, most] = [at(times.attributions, 0.5), at(times.attributions, 0.95)];
  const size = `${name}, ${describeSize(whole)}`;
  yield {
    metric: 'an attribution, CPU time of one core, p50 / p95',
    on: `${size}, ${times.attributions.length} answers`,
    figure: `${half.toFixed(0)} / ${most.toFixed(0)} ms`,
    goal: 'p50 ≤ 300 ms, p95 ≤ 1 s on BANKING77',
    met: name === 'BANKING77' ? half <= 300 && most <= 1000 : null,
  };
  yield {
    metric: 'an attribution, worst true relative residual',
    on: `${size}, ${times.attributions.length} answers`,
    figure: times.worstResidual.toExponential(1),
    goal: '≤ 1e-8',
    met: times.worstResidual <= 1e-8,
  };
  const answer = at(times.answers, 0.95);
  yield {
    metric: 'an answer of the loaded model, p95',
    on: `${size}, ${times.answers.length} answers`,
    figure: `${answer.toFixed(2)} ms`,
    goal: '≤ 100 ms',
    met: answer <= 100,
  };
  context.tell(`${name}: leaving out one record at a time`);
  yield* leaveOneOutLine(name, whole, { ...sizes.leaveOneOut, seed });

  context.tell(`${name}: leaving out one contributor at a time`);
  const shares = measureShares(corpus);
  yield {
    metric: 'contributor shares by a Newton step against leave-one-contributor-out, total variation',
    on: `${name}, 20 skewed contributors`,
    figure: shares.byNewtonStep.toFixed(4),
    goal: '≤ .05',
    met: shares.byNewtonStep <= 0.05,
  };
  yield {
    metric: 'the same by plainly summed influence',
    on: `${name}, 20 skewed contributors`,
    figure: shares.bySummedInfluence.toFixed(4),
    goal: null,
    met: null,
  };

  const { maxFeatures, coalitions, outputs } = sizes.datamodel;
  const model = maxFeatures < 4000 ? trainCorpus(corpus, { maxFeatures }) : whole;
  const seeds = context.seeds.slice(0, sizes.datamodel.seeds);
  const scores = measureDatamodel(model, corpus, {
    seeds,
    coalitions,
    outputs,
    tell: (line) => context.tell(`${name}: ${line}`),
  });
  const methods = { 'as paid': scores.paid, 'plain influence at half weight': scores.centred };
  for (const [method, list] of Object.entries(methods)) {
    const mean = list.reduce((sum, score) => sum + score.mean, 0) / list.length;
    const each = list.map(
      (score) => `${score.mean.toFixed(3)} [${score.interval.map((bound) => bound.toFixed(3)).join(', ')}]`,
    );
    yield {
      metric: `linear datamodeling score, 50 % subsets, ${method}: mean; each seed with its 95 % bootstrap interval`,
      on: `${name}, ${describeSize(model)}, ${seeds.length} × ${coalitions} subsets, ${Math.min(outputs, model.questions.length)} outputs`,
      figure: `${mean.toFixed(3)}; ${each.join('; ')}`,
      goal: '≥ .93',
      met: mean >= 0.93,
    };
  }
}

function* leaveOneOutLine(
  name: string,
  trained: TrainedCorpus,
  asked: { records: number; outputs: number; seed: number },
): Generator<Figure> {
  const figures = measureLeaveOneOut(trained, asked);
  const exact = trained.prepared.model.weights.length <= 5000;
  yield {
    metric: `logistic leave-one-out, Pearson ${exact ? 'up to' : 'above'} 5,000 parameters, mean / worst output`,
    on: `${name}, ${describeSize(trained)}, ${figures.records} records, ${figures.outputs} outputs, ${trained.prepared.method}`,
    figure: `${figures.mean.toFixed(5)} / ${figures.worst.toFixed(4)}`,
    goal: exact ? '≥ .999 mean, ≥ .99 worst' : '≥ .99 mean',
    met: exact ? figures.mean >= 0.999 && figures.worst >= 0.99 : figures.mean >= 0.99,
  };
}

function describeSize({ prepared }: TrainedCorpus): string {
  const { rows, model } = prepared;
  return `${rows.rowCount} records × ${model.weights.length.toLocaleString('en')} parameters, λ ${model.settings.lambda}`;
}
