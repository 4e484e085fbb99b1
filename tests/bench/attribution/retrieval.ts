import { ANSWER_RULES } from '@/lib/core/retrieval-defaults';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import { READINGS } from '@/lib/models/retrieval/answer-rules';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { evaluateRetrieval, type RetrievalEvaluation } from '@/lib/models/retrieval/evaluate-retrieval';
import { encodeIndex } from '@/lib/models/retrieval/index-bytes';
import { type OpenIndex, openIndex } from '@/lib/models/retrieval/open-index';
import { answerF1, normaliseAnswer } from '@/lib/models/retrieval/squad-metrics';
import type { RetrievalAnswer } from '@/lib/models/retrieval/types';
import { readXquad, type Xquad, type XquadQuestion } from '@/tests/bench/attribution/read-xquad';
import type { BenchSection, Figure } from '@/tests/bench/attribution/section';

const FIRST_GOAL = 0.93;
const FIVE_GOAL = 0.985;
const TIME_GOAL_MS = 100;

type Asked = {
  readonly question: XquadQuestion;
  readonly answer: RetrievalAnswer;
  /** Of the processor, which a busy machine does not stretch. */
  readonly ms: number;
};

/** Answers from passages: whether the right one is found, what is quoted from it, and whether the citation is the cause. */
export const retrievalSection: BenchSection = {
  name: 'retrieval',
  *measure({ quick, datasetsFolder, tell }) {
    const data = readXquad(datasetsFolder);
    if (!data) {
      tell(`retrieval measures on xquad-en.json in ${datasetsFolder}; it is absent.`);
      return;
    }
    const start = process.cpuUsage();
    const index = buildIndex({ records: data.records });
    const spent = process.cpuUsage(start);
    const buildMs = (spent.user + spent.system) / 1000;
    const open = openIndex(index);
    yield* measureAnswers(open, data);
    const asked = data.questions.map((question): Asked => {
      const began = process.cpuUsage();
      const answer = ask(open, data, question);
      const { user, system } = process.cpuUsage(began);
      return { question, answer, ms: (user + system) / 1000 };
    });
    yield timeLine(asked, sizeOf(data));
    for (const answerRule of ANSWER_RULES) {
      const ruled = openIndex({ ...index, settings: { ...index.settings, answerRule } });
      yield* usefulnessLines(ruled, data);
    }
    tell('retrieval: deleting what is cited, and indexing again');
    yield* deletionLines(
      data,
      asked.filter(({ answer }) => answer.text !== ''),
      quick ? 30 : data.records.length,
    );
    const bytes = data.records.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    yield {
      metric: 'index of passages, bytes per byte of text; text indexed per CPU second, first run',
      on: sizeOf(data),
      figure: `${(encodeIndex(index).length / bytes).toFixed(2)}; ${(bytes / 1000 / buildMs).toFixed(1)} MB`,
      goal: null,
      met: null,
    };
  },
};

function* measureAnswers(open: OpenIndex, data: Xquad): Generator<Figure> {
  const all = evaluateRetrieval(open, data);
  if (!all) return;
  const on = sizeOf(data);
  const count = all.questionCount;
  yield rateLine({ metric: 'right paragraph first', on, rate: all.firstPassage, count, goal: FIRST_GOAL });
  yield rateLine({ metric: 'right paragraph among the first five', on, rate: all.withinFive, count, goal: FIVE_GOAL });
  yield quotedLine('quoted answer', on, all);
}

function quotedLine(what: string, on: string, measured: RetrievalEvaluation): Figure {
  const { exactMatch, f1, sentenceF1, questionCount } = measured;
  return {
    metric: `${what}: exact match / F1 (SQuAD 1.1); F1 of its whole sentence`,
    on,
    figure: `${withInterval(exactMatch, questionCount)} / ${f1.toFixed(3)}; ${sentenceF1.toFixed(3)}`,
    goal: null,
    met: null,
  };
}

function timeLine(asked: readonly Asked[], on: string): Figure {
  const times = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(part * (times.length - 1))] ?? 0;
  return {
    metric: 'answer from passages, in memory, CPU time, p50 / p95',
    on,
    figure: `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)} ms`,
    goal: `p95 ≤ ${TIME_GOAL_MS} ms`,
    met: at(0.95) <= TIME_GOAL_MS,
  };
}

/**
 * By an answer rule, whether who asks is helped where the right paragraph is there, and whether nothing is said to fit
 * where it was taken away; on the articles that no constant was chosen on.
 */
function* usefulnessLines(open: OpenIndex, data: Xquad): Generator<Figure> {
  const { answerRule } = open.index.settings;
  const unseen = data.questions.filter(isUnseen);
  const count = unseen.length;
  const on = `${count} questions of the articles that no constant was fitted or chosen on`;
  const measured = evaluateRetrieval(open, { records: data.records, questions: unseen });
  if (measured) yield quotedLine(`by rule ${answerRule}, quoted answer`, on, measured);
  const given = unseen.map((question) => ({ expected: question.answer, said: ask(open, data, question).text }));
  const rateOf = (holds: (one: (typeof given)[number]) => boolean) =>
    withInterval(given.filter(holds).length / count, count);
  const wordsOf = (text: string) => ` ${normaliseAnswer(text).join(' ')} `;
  yield {
    metric: `by rule ${answerRule}: the answer holds the expected words / has none of them`,
    on,
    figure: `${rateOf(({ said, expected }) => wordsOf(said).includes(wordsOf(expected)))} / ${rateOf(({ said, expected }) => said !== '' && answerF1(said, expected) === 0)}`,
    goal: null,
    met: null,
  };
  const rightly = unseen.filter(
    (question) => ask(open, data, question, (record) => record === question.record).text === '',
  ).length;
  yield {
    metric: `by rule ${answerRule}: says that nothing fits, paragraph there (wrongly) / taken away (rightly)`,
    on,
    figure: `${rateOf(({ said }) => said === '')} / ${withInterval(rightly / count, count)} at confidence < ${READINGS[answerRule].leastConfidence}`,
    goal: null,
    met: null,
  };
}

/**
 * The truth of a citation: the cited record is deleted, the rest indexed again and asked again. And its counterpart: a
 * record that was not cited is deleted (the next of the data set), and the answer should stay.
 */
function* deletionLines(data: Xquad, asked: readonly Asked[], most: number): Generator<Figure> {
  const byCited = Map.groupBy(asked, ({ answer }) => answer.places[0]?.record ?? -1);
  let changed = 0;
  let moved = 0;
  let untouched = 0;
  let deleted = 0;
  let kept = 0;
  let others = 0;
  for (const [record, group] of [...byCited].sort(([a], [b]) => a - b).slice(0, most)) {
    const records = data.records.map((one, i) => (i === record ? { title: '', text: '' } : one));
    const left = openIndex(buildIndex({ records }));
    for (const { question, answer } of group) {
      const again = ask(left, { ...data, records }, question);
      deleted++;
      if (again.text !== answer.text) changed++;
      else if (again.places[0]?.record !== record) moved++;
      else untouched++;
    }
    const before = data.records.length;
    for (const { question, answer } of asked.filter(({ answer: { places } }) => cites(places, (record + 1) % before))) {
      const again = ask(left, { ...data, records }, question);
      if (cites(answer.places, record)) continue;
      others++;
      if (again.text === answer.text && again.places[0]?.record === answer.places[0]?.record) kept++;
    }
  }
  yield {
    metric: 'cited record deleted: answer changes or its citation moves',
    on: `${deleted} answers, indexed again without their record`,
    figure: `${((100 * (changed + moved)) / deleted).toFixed(1)} % (words change ${((100 * changed) / deleted).toFixed(1)} %, another record cited for the same ${((100 * moved) / deleted).toFixed(1)} %)`,
    goal: '100 %',
    met: untouched === 0,
  };
  yield {
    metric: 'a record that is not cited deleted: answer and citation stay',
    on: `${others} answers, without a paragraph of the same article`,
    figure: withInterval(kept / others, others),
    goal: null,
    met: null,
  };
}

function cites(places: RetrievalAnswer['places'], record: number): boolean {
  return places.some((place) => place.record === record);
}

function ask(
  open: OpenIndex,
  { records }: Pick<Xquad, 'records'>,
  { question }: XquadQuestion,
  without?: (record: number) => boolean,
): RetrievalAnswer {
  const textOf = (record: number) => records[record]?.text || null;
  return answerFromPassages(open, { question, textOf, without }).answer;
}

function rateLine(input: { metric: string; on: string; rate: number; count: number; goal: number }): Figure {
  const { metric, on, rate, count, goal } = input;
  return { metric, on, figure: withInterval(rate, count), goal: `≥ ${goal}`, met: rate >= goal };
}

/** A rate with its 95 % interval (Wilson 1927). */
function withInterval(rate: number, count: number): string {
  const z2 = 1.96 * 1.96;
  const centre = (rate + z2 / (2 * count)) / (1 + z2 / count);
  const half = (1.96 / (1 + z2 / count)) * Math.sqrt((rate * (1 - rate)) / count + z2 / (4 * count * count));
  return `${rate.toFixed(3)} [${Math.max(0, centre - half).toFixed(3)}, ${Math.min(1, centre + half).toFixed(3)}]`;
}

/** The span weights were fitted on articles 0, 2, 4 …, and the second rule's constants chosen on those and 1, 5, 9 … */
function isUnseen({ article }: XquadQuestion): boolean {
  return article % 4 === 3;
}

function sizeOf({ records, questions }: Xquad): string {
  return `XQuAD, ${records.length} paragraphs, ${questions.length} questions`;
}
