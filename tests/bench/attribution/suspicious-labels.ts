import { compareLabels } from '@/lib/attribution/suspicious-labels/compare-labels';
import { judgedMargins } from '@/lib/attribution/suspicious-labels/left-out-margins';
import { rankLabels } from '@/lib/attribution/suspicious-labels/rank-labels';
import type { JudgedLabel } from '@/lib/attribution/suspicious-labels/types';
import { weighNeighbours } from '@/lib/attribution/suspicious-labels/weigh-neighbours';
import { keccak256 } from '@/lib/core/keccak';
import type { BenchSection, Corpus, Figure, LabelledText } from '@/tests/bench/attribution/section';
import { areaUnderCurve } from '@/tests/support/measure';

const GOAL = 0.93;
const PLANTED_PART = 0.1;

/** How wrong labels are made: any other label, or the one of the record most like it among those labelled otherwise. */
type ErrorKind = 'any' | 'nearest';

type Outcome = {
  margin: number;
  value: number;
  both: number;
  recall: number;
  precision: number;
  cleanFlagged: number;
  cpuSeconds: number;
};

/** Plants wrong labels and measures how far up the curator's ranking brings them. */
export const suspiciousLabelsSection: BenchSection = {
  name: 'suspicious-labels',
  *measure({ corpora, seeds, quick, tell }) {
    if (corpora.length === 0) tell('suspicious-labels needs a labelled data set; none was found.');
    const chosen = quick ? seeds.slice(0, 1) : seeds;
    for (const corpus of corpora) {
      const on = `${corpus.name}, ${corpus.train.length} records`;
      const pool = chosen.map((seed) => measureOne({ accepted: [], judged: corpus.train, seed, error: 'any' }));
      const found = 'wrong labels, 10 % planted, AUC by';
      yield line({ metric: `${found} leave-one-out margin`, on, outcomes: pool, part: 'margin' });
      yield line({ metric: `${found} KNN-Shapley`, on, outcomes: pool, part: 'value' });
      yield line({ metric: `${found} both together`, on, outcomes: pool, part: 'both', goal: GOAL });
      yield line({ metric: 'of these, part that is marked “in doubt”', on, outcomes: pool, part: 'recall' });
      yield line({ metric: 'of those marked, part that was planted', on, outcomes: pool, part: 'precision' });
      yield line({ metric: 'unchanged records marked all the same', on, outcomes: pool, part: 'cleanFlagged' });
      const near = chosen.map((seed) => measureOne({ accepted: [], judged: corpus.train, seed, error: 'nearest' }));
      yield line({ metric: 'wrong labels, each its nearest other label, AUC', on, outcomes: near, part: 'both' });
      const { accepted, judged } = halve(corpus);
      const review = chosen.map((seed) => measureOne({ accepted, judged, seed, error: 'any' }));
      const halves = `${corpus.name}, ${judged.length} against ${accepted.length} accepted`;
      yield line({ metric: 'a contribution with 10 % wrong labels, AUC', on: halves, outcomes: review, part: 'both' });
      const slowest = Math.max(...review.map(({ cpuSeconds }) => cpuSeconds));
      yield {
        metric: 'time to rank it, slowest',
        on: halves,
        figure: `${slowest.toFixed(1)} CPU s`,
        goal: '≤ 60 s',
        met: slowest <= 60,
      };
    }
  },
};

function measureOne(input: {
  accepted: readonly LabelledText[];
  judged: readonly LabelledText[];
  seed: number;
  error: ErrorKind;
}): Outcome {
  const { planted, wrong } = plantErrors(input);
  const start = process.cpuUsage();
  const comparison = compareLabels({ accepted: input.accepted, judged: planted });
  if (!comparison) throw new Error('There is nothing to compare: fewer than two labels, or no word twice.');
  const evidence = weighNeighbours(comparison);
  const margins = judgedMargins(comparison);
  const { judged } = rankLabels(comparison, evidence, margins);
  const cpuSeconds = process.cpuUsage(start).user / 1e6;
  const area = (score: (one: JudgedLabel) => number) =>
    areaUnderCurve({
      positive: judged.filter(({ index }) => wrong.has(index)).map(score),
      negative: judged.filter(({ index }) => !wrong.has(index)).map(score),
    });
  const marked = judged.filter(({ doubtful }) => doubtful);
  const hits = marked.filter(({ index }) => wrong.has(index)).length;
  return {
    margin: area(({ index }) => -(margins.margins[index] ?? 0)),
    value: area(({ value }) => -value),
    both: area(({ rank }) => -rank),
    recall: hits / Math.max(1, wrong.size),
    precision: hits / Math.max(1, marked.length),
    cleanFlagged: (marked.length - hits) / Math.max(1, judged.length - wrong.size),
    cpuSeconds,
  };
}

/** Changes the label of every record whose draw from the seed falls below the planted part. */
function plantErrors(input: { judged: readonly LabelledText[]; seed: number; error: ErrorKind }): {
  planted: LabelledText[];
  wrong: ReadonlySet<number>;
} {
  const { judged, seed, error } = input;
  const names = [...new Set(judged.map(({ label }) => label))].sort();
  const wrong = new Set(judged.flatMap((_, i) => (draw(`${seed}:plant:${i}`) < PLANTED_PART ? [i] : [])));
  const near = error === 'nearest' ? nearestOtherLabels(judged) : [];
  const planted = judged.map((record, i) => {
    if (!wrong.has(i)) return record;
    const step = 1 + Math.floor(draw(`${seed}:label:${i}`) * (names.length - 1));
    const other = names[(names.indexOf(record.label) + step) % names.length] ?? record.label;
    return { text: record.text, label: near[i] ?? other };
  });
  return { planted, wrong };
}

/** For each record, the label of the one most like it among those labelled otherwise. */
function nearestOtherLabels(records: readonly LabelledText[]): (string | undefined)[] {
  const comparison = compareLabels({ accepted: [], judged: records });
  const near = comparison ? weighNeighbours(comparison).near : [];
  return records.map(({ label }, i) => near[i]?.find((one) => one.label !== label)?.label);
}

/** Two halves, drawn by what the records say. The test part too: the more records, the better the time is known. */
function halve({ train, test }: Corpus): { accepted: LabelledText[]; judged: LabelledText[] } {
  const all = [...train, ...test];
  const isAccepted = all.map(({ text }, i) => draw(`half:${i}:${text}`) < 0.5);
  return { accepted: all.filter((_, i) => isAccepted[i]), judged: all.filter((_, i) => !isAccepted[i]) };
}

/** Uniform in [0, 1), by the first 48 bits of a Keccak hash. */
function draw(name: string): number {
  return Number.parseInt(keccak256(name).slice(2, 14), 16) / 2 ** 48;
}

/** The mean over the seeds, and its range; the goal must be met by the worst. */
function line(input: {
  metric: string;
  on: string;
  outcomes: readonly Outcome[];
  part: Exclude<keyof Outcome, 'cpuSeconds'>;
  goal?: number;
}): Figure {
  const { metric, on, goal } = input;
  const values = input.outcomes.map((outcome) => outcome[input.part]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = values.length > 1 ? ` (${least.toFixed(4)} to ${most.toFixed(4)})` : '';
  return {
    metric,
    on,
    figure: `${mean.toFixed(4)}${range}`,
    goal: goal === undefined ? null : `≥ ${goal}`,
    met: goal === undefined ? null : least >= goal,
  };
}
