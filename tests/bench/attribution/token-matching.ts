import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildSegment, mergeSegments, type SegmentRecord } from '@/lib/attribution/token-matching/build-segment';
import { checkSegment } from '@/lib/attribution/token-matching/check-segment';
import { bytesIn, type Segment } from '@/lib/attribution/token-matching/segment';
import { decodeSegment, encodeSegment } from '@/lib/attribution/token-matching/segment-bytes';
import { indexOf, type TokenIndex } from '@/lib/attribution/token-matching/token-index';
import { traceText } from '@/lib/attribution/token-matching/trace-text';
import type { BenchSection, Figure } from '@/tests/bench/attribution/section';
import { copyWords, synthesiseText, tokensIn, wordsOf } from '@/tests/bench/attribution/synthesise-text';
import { naiveTrace } from '@/tests/support/naive-trace';
import { drawFrom, randomCorpus } from '@/tests/support/random-corpus';

const SORT_GOAL = 25;
const TRACE_GOAL_MS = 10;
const BYTES_GOAL = 8;
const CASES = 10_000;
const ANSWER_TOKENS = 458;
const ANSWERS = 300;

/**
 * Milliseconds of the clock, and of the processor, which a busy machine does not stretch. Goals are judged by the latter:
 * all of this is computed by one thread that waits for nothing.
 */
type Time = { readonly clock: number; readonly processor: number };

/** Token matching: how fast segments are made, how large they are, how fast texts are traced, and whether rightly. */
export const tokenMatchingSection: BenchSection = {
  name: 'token-matching',
  *measure({ quick, seeds, datasetsFolder, tell }) {
    const seed = seeds[0] ?? 1;
    yield* compareWithOracle(seed, tell);
    const books = readBooks(datasetsFolder);
    if (books.length === 0) {
      tell(
        `token-matching measures speed on books/*.txt and tinyshakespeare.txt in ${datasetsFolder}; they are absent.`,
      );
      return;
    }
    const runs = Array.from({ length: 7 }, () => timeBuilding(books));
    const small = runs[0]?.segment;
    if (!small) return;
    yield* buildFigures({ on: `16 novels and Shakespeare, ${tokensIn(small)}`, records: books, runs });

    const tokens = quick ? 5_000_000 : 25_000_000;
    tell(`synthesising ${tokens} tokens of text`);
    const records = [...synthesiseText({ segment: small, tokens, seed })].map((text, number) => ({ number, text }));
    tell('building a segment of them');
    const built = Array.from({ length: quick ? 3 : 2 }, () => timeBuilding(records));
    const segment = built[0]?.segment;
    if (!segment) return;
    const on = `Markov text of the novels, seed ${seed}, ${tokensIn(segment)}`;
    yield* buildFigures({ on, records, runs: built });
    const met = checkSegment(segment);
    yield { metric: 'suffix array checked in full', on, figure: met ? 'sorted' : 'not sorted', goal: 'sorted', met };
    yield* storeFigures(on, segment);
    tell('tracing answers');
    const answers = writeAnswers({ segment, novel: small, seed });
    yield traceFigure({ on: `one segment, ${on}`, index: indexOf([segment]), answers });
    const parts = [0.5, 0.75, 0.9, 0.97, 1].map((end, k, ends) =>
      buildSegment(records.slice((ends[k - 1] ?? 0) * records.length, end * records.length)),
    );
    const withdrawn = new Set(records.filter(({ number }) => number % 20 === 0).map(({ number }) => number));
    const index = indexOf(parts, withdrawn);
    yield traceFigure({ on: `five segments, one record in 20 withdrawn, ${on}`, index, answers });
    const merge = timed(() => mergeSegments(parts, (_, record) => record % 20 === 0));
    yield plain('merging five segments, all steps', on, `${seconds(merge.time)}, ${tokensIn(merge.value)}`);
  },
};

function* compareWithOracle(seed: number, tell: (line: string) => void): Generator<Figure> {
  tell(`comparing ${CASES} random cases with brute force`);
  const draw = drawFrom(seed);
  let equal = 0;
  let credited = 0;
  for (let k = 0; k < CASES; k++) {
    const { records, text, clusters, withdrawn, cuts } = randomCorpus(draw);
    const settings = { minTokens: 1 + draw(3), minSurpriseBits: draw(6) - 4, maxClusters: 1 + draw(4) };
    const clusterOf = (record: number) => clusters[record] ?? record;
    const ends = [...cuts, records.length];
    const segments = ends.map((end, part) => buildSegment(records.slice(part === 0 ? 0 : ends[part - 1], end)));
    const { weights, commons, total, spans } = traceText({
      index: indexOf(segments, withdrawn),
      text,
      clusterOf,
      settings,
    });
    const sources = spans.flatMap(({ fate }) => (fate.kind === 'credited' ? [fate.sources] : []));
    const live = records.filter(({ number }) => !withdrawn.has(number));
    const expected = naiveTrace({ records: live, text, clusterOf, settings });
    if (asText({ weights, commons, total, sources }) === asText(expected)) equal++;
    if (weights.length > 0) credited++;
  }
  yield {
    metric: 'trace equals brute force',
    on: `random corpora of up to 6 segments with records taken down, ${credited} with credited records, seed ${seed}`,
    figure: `${equal} of ${CASES}`,
    goal: `${CASES} of ${CASES}`,
    met: equal === CASES,
  };
}

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part));

/** Paragraphs, each a record. */
function readBooks(folder: string): SegmentRecord[] {
  const books = join(folder, 'books');
  const files = [
    ...(existsSync(books) ? readdirSync(books).sort() : []).map((file) => join(books, file)),
    join(folder, 'tinyshakespeare.txt'),
  ].filter((file) => file.endsWith('.txt') && existsSync(file));
  return files
    .flatMap((file) => readFileSync(file, 'utf8').split(/\n\s*\n/))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text, number) => ({ number, text }));
}

type Building = { segment: Segment; tokenise: Time; sort: Time; pack: Time };

function timeBuilding(records: readonly SegmentRecord[]): Building {
  const marks: { phase: string; clock: number; processor: number }[] = [];
  const mark = (phase: string) => marks.push({ phase, ...now() });
  mark('tokenise');
  const segment = buildSegment(records, ({ phase, done }) => {
    if (phase !== 'tokenise' && done === 0) mark(phase);
  });
  mark('end');
  const between = (phase: string): Time => {
    const k = marks.findIndex((one) => one.phase === phase);
    const [from, to] = [marks[k], marks[k + 1]];
    if (!from || !to) throw new Error(`Building told nothing of its step ${phase}.`);
    return { clock: to.clock - from.clock, processor: to.processor - from.processor };
  };
  return { segment, tokenise: between('tokenise'), sort: between('sort'), pack: between('pack') };
}

function* buildFigures(input: {
  on: string;
  records: readonly SegmentRecord[];
  runs: readonly Building[];
}): Generator<Figure> {
  const { on, records, runs } = input;
  const megabytes = records.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0) / 1e6;
  const speed = (time: Time) => (megabytes * 1000) / time.processor;
  const [tokenise, sort, pack] = (['tokenise', 'sort', 'pack'] as const).map((step) =>
    median(runs.map((run) => run[step])),
  );
  const show = (time: Time) =>
    `${speed(time).toFixed(1)} MB/s of processor time, ${((megabytes * 1000) / time.clock).toFixed(1)} of the clock`;
  const text = `${on}, ${megabytes.toFixed(1)} MB, median of ${runs.length}`;
  if (!tokenise || !sort || !pack) return;
  yield {
    metric: 'suffix array of English words, one thread',
    on: text,
    figure: show(sort),
    goal: `≥ ${SORT_GOAL} MB/s`,
    met: speed(sort) >= SORT_GOAL,
  };
  yield plain('tokenising and numbering', text, show(tokenise));
  yield plain('packing', text, show(pack));
  const segment = runs[0]?.segment;
  if (!segment) return;
  const bytes = bytesIn(segment) / segment.low.length;
  yield {
    metric: 'memory a token, record map and vocabulary included',
    on,
    figure: `${bytes.toFixed(2)} bytes`,
    goal: `≤ ${BYTES_GOAL} bytes`,
    met: bytes <= BYTES_GOAL,
  };
}

function* storeFigures(on: string, segment: Segment): Generator<Figure> {
  const encode = timed(() => encodeSegment(segment));
  const bytes = encode.value;
  yield plain(
    'encoding a segment',
    on,
    `${seconds(encode.time)}, ${(bytes.length / segment.low.length).toFixed(2)} bytes a token`,
  );
  yield plain('reading it back, checks included', on, seconds(timed(() => decodeSegment(bytes)).time));
}

/** Answers of 458 tokens: pieces copied from the records, by turns with new text of the same chain. */
function writeAnswers({ segment, novel, seed }: { segment: Segment; novel: Segment; seed: number }): string[] {
  const draw = drawFrom(seed + 1);
  const words = wordsOf(segment);
  const fresh = [...synthesiseText({ segment: novel, tokens: ANSWERS * ANSWER_TOKENS, seed: seed + 2 })]
    .join(' ')
    .split(' ');
  let used = 0;
  return Array.from({ length: ANSWERS }, () => {
    const answer: string[] = [];
    while (answer.length < ANSWER_TOKENS) {
      answer.push(...copyWords(segment, words, draw, 5 + draw(56)));
      const count = 5 + draw(36);
      answer.push(...fresh.slice(used, used + count));
      used = (used + count) % (fresh.length - 50);
    }
    return answer.slice(0, ANSWER_TOKENS).join(' ');
  });
}

function traceFigure(input: { on: string; index: TokenIndex; answers: readonly string[] }): Figure {
  const { index, answers } = input;
  for (const text of answers.slice(0, 50)) traceText({ index, text });
  const traces = answers.map((text) => timed(() => traceText({ index, text })));
  const percentile = (part: number, of: (time: Time) => number) =>
    (traces.map(({ time }) => of(time)).sort((a, b) => a - b)[Math.floor(part * traces.length)] ?? 0).toFixed(2);
  const mean = (of: (trace: ReturnType<typeof traceText>) => number) =>
    traces.reduce((sum, { value }) => sum + of(value), 0) / traces.length;
  const credited = mean(
    ({ weights, total }) => Number(weights.reduce((sum, { weight }) => sum + weight, 0n)) / Number(total),
  );
  const processor = percentile(0.95, (time) => time.processor);
  const [load = 0] = loadavg();
  return {
    metric: `trace of a ${ANSWER_TOKENS}-token answer, one process`,
    on: `${input.on}; ${answers.length} answers, ${mean(({ weights }) => weights.length).toFixed(0)} records and ${(credited * 100).toFixed(0)} % of the weight credited`,
    figure:
      `p50 ${percentile(0.5, (time) => time.processor)}, p95 ${processor} ms of processor time; by the clock, with ` +
      `${load.toFixed(1)} programs running on ${cpus().length} cores, p50 ${percentile(0.5, (time) => time.clock)}, ` +
      `p95 ${percentile(0.95, (time) => time.clock)} ms`,
    goal: `p95 ≤ ${TRACE_GOAL_MS} ms`,
    met: Number(processor) <= TRACE_GOAL_MS,
  };
}

const now = () => {
  const { user, system } = process.cpuUsage();
  return { clock: performance.now(), processor: (user + system) / 1000 };
};

function timed<T>(run: () => T): { value: T; time: Time } {
  const start = now();
  const value = run();
  const end = now();
  return { value, time: { clock: end.clock - start.clock, processor: end.processor - start.processor } };
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const median = (times: readonly Time[]): Time => ({
  clock: middle(times.map(({ clock }) => clock)),
  processor: middle(times.map(({ processor }) => processor)),
});

const seconds = ({ clock, processor }: Time): string =>
  `${(processor / 1000).toFixed(2)} s of processor time, ${(clock / 1000).toFixed(2)} of the clock`;

const plain = (metric: string, on: string, figure: string): Figure => ({ metric, on, figure, goal: null, met: null });
