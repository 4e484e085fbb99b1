import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { BANDS, ROWS } from '@/lib/attribution/near-duplicates/band-keys';
import { creditTexts } from '@/lib/attribution/near-duplicates/credit-texts';
import { measureSimilarity } from '@/lib/attribution/near-duplicates/measure-similarity';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import { indexTexts } from '@/lib/attribution/near-duplicates/text-index';
import type { TrainableText } from '@/lib/attribution/near-duplicates/types';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { BenchContext, BenchSection, Corpus, Figure, LabelledText } from '@/tests/bench/attribution/section';
import { skewedSplit } from '@/tests/bench/loop/read-banking77';
import { editWords } from '@/tests/support/make-sentences';
import { makeUniform } from '@/tests/support/make-texts';

const COPIES = 10_000;
const CONTRIBUTORS = 20;
const COPY = 800;
const RESEMBLES = 500;
const WHOLE = 1_000_000;

/** How fast and how surely copies are found, how often honest records look alike, and what that costs honest people. */
export const nearDuplicatesSection: BenchSection = {
  name: 'near-duplicates',
  *measure(context) {
    for (const corpus of context.corpora) {
      const on = `${corpus.name}, ${corpus.train.length.toLocaleString('en')} records`;
      yield* measureSpeed(corpus);
      yield* measureDetection(corpus, on, context);
      yield measureHonestLikeness(corpus, on);
      yield measureRecall(corpus, context);
      yield* measureMovedCredit(corpus, on, context);
      yield measureMovedPay(corpus, context);
    }
  },
};

/** Exact copies of 10,000 records (the corpus as often as it takes) against the originals, and all pairs of the corpus. */
function* measureSpeed(corpus: Corpus): Generator<Figure> {
  const originals = Array.from(
    { length: COPIES },
    (_, k) => `${corpus.train[k % corpus.train.length]?.text ?? ''}${k < corpus.train.length ? '' : ` ${k}`}`,
  );
  const started = process.cpuUsage();
  const index = indexTexts([...originals, ...originals]);
  let found = 0;
  for (let k = 0; k < COPIES; k++) {
    if (index.before(COPIES + k, 1000).some(({ similarityPermille }) => similarityPermille === 1000)) found++;
  }
  const seconds = cpuSeconds(started);
  yield {
    metric: 'exact copies found among as many records, one thread',
    on: `${corpus.name}, 10,000 copies of 10,000 records`,
    figure: `${found.toLocaleString('en')} of 10,000 in ${seconds.toFixed(2)} CPU seconds`,
    goal: '10,000 in under 2 s',
    met: found === COPIES && seconds < 2,
  };
  const again = process.cpuUsage();
  const own = indexTexts(corpus.train.map(({ text }) => text));
  let pairs = 0;
  for (let k = 0; k < corpus.train.length; k++) pairs += own.before(k, RESEMBLES).length;
  yield {
    metric: 'all pairs at least .5 alike, one thread',
    on: `${corpus.name}, ${corpus.train.length.toLocaleString('en')} records`,
    figure: `${pairs.toLocaleString('en')} pairs in ${cpuSeconds(again).toFixed(2)} CPU seconds`,
    goal: null,
    met: null,
  };
}

/** Copies with a part of their words edited, at least one: how many are taken for copies, and how many at least noticed. */
function* measureDetection(corpus: Corpus, on: string, { seeds }: BenchContext): Generator<Figure> {
  const words = corpus.train.flatMap(({ text }) => text.split(/\s+/));
  for (const part of [0, 0.1, 0.2]) {
    const rates = seeds.map((seed) => {
      let copies = 0;
      let noticed = 0;
      corpus.train.forEach(({ text }, k) => {
        const edited = editWords(text, part, seed * 1_000_003 + k, words);
        const similarity = measureSimilarity(shingleText(text), shingleText(edited));
        if (similarity >= COPY) copies++;
        if (similarity >= RESEMBLES) noticed++;
      });
      return { copies: copies / corpus.train.length, noticed: noticed / corpus.train.length };
    });
    yield {
      metric: `copies with ${100 * part} % of words edited: at least .8 alike (left out) / .5 (credit shared)`,
      on: `${on}, ${seeds.length} seeds`,
      figure: `${range(rates.map(({ copies }) => copies))} / ${range(rates.map(({ noticed }) => noticed))}`,
      goal: part === 0 ? '100 %' : null,
      met: part === 0 ? rates.every(({ copies }) => copies === 1) : null,
    };
  }
}

/** How many honest records have another one that is so alike: what a threshold cannot tell from copying. */
function measureHonestLikeness({ train }: Corpus, on: string): Figure {
  const index = indexTexts(train.map(({ text }) => text));
  const nearest = new Int32Array(train.length);
  train.forEach((_, k) => {
    for (const { position, similarityPermille } of index.before(k, RESEMBLES)) {
      nearest[k] = Math.max(nearest[k] ?? 0, similarityPermille);
      nearest[position] = Math.max(nearest[position] ?? 0, similarityPermille);
    }
  });
  const part = (least: number) => percent(nearest.filter((one) => one >= least).length / train.length);
  return {
    metric: 'honest records with another at least .5 / .6 / .7 / .8 alike',
    on,
    figure: [500, 600, 700, 800].map(part).join(' / '),
    goal: null,
    met: null,
  };
}

/** Pairs that the bands find, of those that comparing everything with everything finds, by likeness. */
function measureRecall({ name, train }: Corpus, { quick, tell }: BenchContext): Figure {
  const step = quick ? 10 : 1;
  const asked = train.flatMap((_, k) => (k % step === 0 ? [k] : []));
  tell(`near-duplicates: comparing ${asked.length} records of ${name} with all`);
  const shingles = train.map(({ text }) => shingleText(text));
  const index = indexTexts(train.map(({ text }) => text));
  const all = new Float64Array(11);
  const found = new Float64Array(11);
  const none = new Uint32Array(0);
  const classOf = (similarity: number) => Math.floor(similarity / 50) - 10;
  for (const k of asked) {
    for (let j = 0; j < k; j++) {
      const similarity = measureSimilarity(shingles[k] ?? none, shingles[j] ?? none);
      if (similarity >= RESEMBLES) all[classOf(similarity)] = (all[classOf(similarity)] ?? 0) + 1;
    }
    for (const { similarityPermille } of index.before(k, RESEMBLES)) {
      found[classOf(similarityPermille)] = (found[classOf(similarityPermille)] ?? 0) + 1;
    }
  }
  const sum = (counts: Float64Array, from: number, to: number) => counts.subarray(from, to).reduce((a, b) => a + b, 0);
  const recall = (from: number, to: number) => `${percent(sum(found, from, to) / sum(all, from, to))}`;
  return {
    metric: `pairs found by ${BANDS} bands of ${ROWS}, of all with likeness .5–.55 / .55–.6 / .6–.8 / ≥ .8`,
    on: `${name}, ${sum(all, 0, 11).toLocaleString('en')} pairs of ${asked.length.toLocaleString('en')} records with all earlier ones`,
    figure: [recall(0, 1), recall(1, 2), recall(2, 6), recall(6, 11)].join(' / '),
    goal: null,
    met: null,
  };
}

/**
 * What honest contributors lose to each other where every record earns the same and nobody copies: 20 of them, of
 * skewed sizes, each contributing all at once, so that who comes last has most to resemble. What follows the version's
 * shares is divided by what each keeps.
 */
function* measureMovedCredit({ train }: Corpus, on: string, { seeds }: BenchContext): Generator<Figure> {
  const outcomes = seeds.map((seed) => {
    const owned = ownRecords(train, seed);
    const { kept, collapsed } = creditTexts({ training: owned, others: [] });
    const before = new Map<Hex, number>();
    for (const { contributor } of owned) before.set(contributor, (before.get(contributor) ?? 0) + 1);
    const after = new Map<Hex, number>();
    let credited = 0;
    let shared = 0;
    for (const { credits, resembles } of kept) {
      if (resembles) shared++;
      for (const { account, partsPerMillion } of credits) {
        after.set(account, (after.get(account) ?? 0) + partsPerMillion / WHOLE);
        credited += partsPerMillion / WHOLE;
      }
    }
    const changes = [...before].map(([account, records]) => {
      const share = records / owned.length;
      return { share, change: (after.get(account) ?? 0) / credited - share };
    });
    const moved = changes.reduce((sum, { change }) => sum + Math.abs(change), 0) / 2;
    const worst = Math.min(...changes.map(({ share, change }) => change / share));
    return {
      moved,
      worst,
      lost: (kept.length - credited) / owned.length,
      collapsed: collapsed.length / owned.length,
      shared: shared / owned.length,
    };
  });
  const of = (name: keyof (typeof outcomes)[number]) => range(outcomes.map((outcome) => outcome[name]));
  const where = `${on} of ${CONTRIBUTORS} honest contributors, ${seeds.length} orders`;
  yield {
    metric: 'credit moved between honest contributors (total variation) / most lost by one of them',
    on: where,
    figure: `${of('moved')} / ${of('worst')}`,
    goal: null,
    met: null,
  };
  yield {
    metric: 'honest records left out as copies / with shared credit / credit that follows the version’s shares',
    on: where,
    figure: `${of('collapsed')} / ${of('shared')} / ${of('lost')}`,
    goal: null,
    met: null,
  };
}

/**
 * The same with the influence that a classifier's records really have on answers: who repeats others adds little, and so
 * has little to lose. One model of the records that are kept; what is paid by it with the rule and without.
 */
function measureMovedPay(corpus: Corpus, { seeds, quick, tell }: BenchContext): Figure {
  const seed = seeds[0] ?? 1;
  const count = Math.min(quick ? 1_500 : 4_000, corpus.train.length);
  const labels = new Map(corpus.train.map(({ text, label }) => [text, label]));
  const owned = ownRecords(corpus.train, seed, count);
  const { kept } = creditTexts({ training: owned, others: [] });
  const set = kept.flatMap(({ position, credits }) => {
    const record = owned[position];
    return record ? [{ ...record, shared: credits, label: labels.get(record.text) ?? '' }] : [];
  });
  tell(`near-duplicates: training on ${set.length} records of ${corpus.name}`);
  const records = set.map(({ text, label }, k) => ({ hash: keccak256(`${k}:${text}`), text, label }));
  const prepared = prepareInfluence({ model: trainClassifier({ records }).model, training: records });
  const questions = shuffle(corpus.test, seed).slice(0, quick ? 60 : 200);
  const pay = { alone: new Map<Hex, number>(), shared: new Map<Hex, number>() };
  for (const { text } of questions) {
    const { tau } = explainAnswer(prepared, text);
    for (const [rule, sums] of [
      ['alone', pay.alone],
      ['shared', pay.shared],
    ] as const) {
      const lines = set.map(({ contributionId, index, credits, shared }) => ({
        ...{ contributionId, index, resembles: null, harmful: false },
        credits: rule === 'alone' ? credits : shared,
      }));
      const paid = attributeRecords(tau, lines).records;
      const whole = paid.reduce((sum, { weight }) => sum + Number(weight), 0);
      for (const { weight, credits } of paid) {
        const parts = credits.reduce((sum, { partsPerMillion }) => sum + partsPerMillion, 0);
        for (const { account, partsPerMillion } of credits) {
          sums.set(account, (sums.get(account) ?? 0) + (Number(weight) * partsPerMillion) / parts / whole);
        }
      }
    }
  }
  const changes = [...pay.alone].map(([account, alone]) => ({ alone, change: (pay.shared.get(account) ?? 0) - alone }));
  const moved = changes.reduce((sum, { change }) => sum + Math.abs(change), 0) / 2 / questions.length;
  const worst = Math.min(...changes.map(({ alone, change }) => change / alone));
  return {
    metric: 'pay moved between honest contributors by real influence (total variation) / most lost by one of them',
    on: `${corpus.name}, ${count.toLocaleString('en')} records of ${CONTRIBUTORS}, ${questions.length} answers, one order`,
    figure: `${percent(moved)} / ${percent(worst)}`,
    goal: null,
    met: null,
  };
}

/** The records in an order of the seed's, cut among contributors of skewed sizes who come in an order of the seed's. */
function ownRecords(rows: readonly LabelledText[], seed: number, count = rows.length): TrainableText[] {
  const shuffled = shuffle(rows, seed);
  const sizes = shuffle(skewedSplit({ count, accounts: CONTRIBUTORS }), seed + 1);
  let from = 0;
  return sizes.flatMap((size, k) => {
    const contributor: Hex = `0x${String(k).padStart(40, '0')}`;
    const mine = shuffled.slice(from, from + size);
    from += size;
    return mine.map(
      ({ text }, index): TrainableText => ({
        ...{ datanetId: 1, contributionId: k + 1, index, submittedBlock: k, submittedIndex: 0 },
        ...{ hash: `0x${k}/${index}`, text, contributor, corrects: [] },
        thresholds: { copyPermille: COPY, resemblePermille: RESEMBLES },
        credits: [{ account: contributor, partsPerMillion: WHOLE }],
      }),
    );
  });
}

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const uniform = makeUniform(seed);
  return items
    .map((item) => ({ item, key: uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000_000;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

/** The least and the most over the seeds. */
function range(parts: readonly number[]): string {
  const [least, most] = [Math.min(...parts), Math.max(...parts)].map(percent);
  return least === most ? `${least}` : `${least}…${most}`;
}
