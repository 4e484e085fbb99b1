/**
 * Trains and explains on BANKING77 and prints what it took:
 *   tsx tests/bench/classifier.ts [--questions 100] [--shares]
 * `--shares` also measures the shares of 20 contributors, which retrains the model 20 times. Times are of
 * the clock; those in brackets are the processor's, which a busy machine does not stretch.
 * Reads banking77-{train,test}.csv from DATASETS_DIR, by default ../shared/datasets.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { answerQuestion } from '@/lib/models/classifier/answer-question';
import { evaluateClassifier } from '@/lib/models/classifier/evaluate-classifier';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { ClassifierRecord } from '@/lib/models/classifier/types';

const folder = process.env.DATASETS_DIR ?? '../shared/datasets';

function readRecords(file: string): ClassifierRecord[] {
  const path = join(folder, file);
  if (!existsSync(path)) {
    console.error(`${path} is absent. Set DATASETS_DIR to the folder that holds it.`);
    process.exit(1);
  }
  const { data } = Papa.parse<{ text: string; category: string }>(readFileSync(path, 'utf8').trim(), { header: true });
  return data.map((row, i) => ({ hash: keccak256(`${i}:${row.text}`), text: row.text, label: row.category }));
}

function percentile(values: readonly number[], part: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1)} ms`;
}

type Timed<T> = { value: T; ms: number; cpuMs: number };

function timed<T>(run: () => T): Timed<T> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const value = run();
  const ms = performance.now() - start;
  return { value, ms, cpuMs: process.cpuUsage(cpu).user / 1000 };
}

function seconds({ ms, cpuMs }: { ms: number; cpuMs: number }): string {
  return `${(ms / 1000).toFixed(2)} s [${(cpuMs / 1000).toFixed(2)} s]`;
}

const questionCount = Number(process.argv[process.argv.indexOf('--questions') + 1] ?? 0) || 100;
const records = readRecords('banking77-train.csv');
const test = readRecords('banking77-test.csv');

let last = performance.now();
const training = timed(() =>
  trainClassifier({ records }, (step) => {
    const now = performance.now();
    console.log(
      `  ${step.phase} ${step.iteration}: loss ${step.loss.toFixed(8)}, gradient ${step.gradientMax.toExponential(2)}, ${(now - last).toFixed(0)} ms`,
    );
    last = now;
  }),
);
const { model, evaluation } = training.value;
const bytes = encodeClassifier(model);
console.log(`training, both fits: ${seconds(training)}, ${training.value.iterations} Newton iterations`);
console.log(`held-out accuracy ${evaluation?.accuracy.toFixed(4)} on ${evaluation?.recordCount} records`);
console.log(`test accuracy ${evaluateClassifier(model, test).accuracy.toFixed(4)} on ${test.length} questions`);
console.log(`model ${bytes.length} bytes, keccak ${keccak256(bytes)}`);

const answers = test.map((question) => timed(() => answerQuestion(model, question.text)).ms);
console.log(`answer p50 ${percentile(answers, 0.5)}, p95 ${percentile(answers, 0.95)} over ${answers.length}`);

const prepared = timed(() => prepareInfluence({ model, training: records }));
console.log(`prepare influence ${seconds(prepared)}: ${prepared.value.method}`);
const stride = Math.max(1, Math.floor(test.length / questionCount));
const explained = test
  .filter((_, i) => i % stride === 0)
  .slice(0, questionCount)
  .map((question) => timed(() => explainAnswer(prepared.value, question.text)));
const times = explained.map((one) => one.ms);
const cpuTimes = explained.map((one) => one.cpuMs);
const worst = Math.max(...explained.map((one) => one.value.residual));
console.log(
  `attribution p50 ${percentile(times, 0.5)} [${percentile(cpuTimes, 0.5)}], p95 ${percentile(times, 0.95)} [${percentile(cpuTimes, 0.95)}] over ${times.length}`,
);
console.log(`largest relative residual ${worst.toExponential(2)}`);

if (process.argv.includes('--shares')) {
  // Skewed by a published rule: contributor k owns a part in proportion to 1 / (k + 1).
  const bounds = Array.from({ length: 20 }, (_, k) => Array.from({ length: k + 1 }, (_, j) => 1 / (j + 1)));
  const sums = bounds.map((terms) => terms.reduce((sum, term) => sum + term, 0));
  const whole = sums.at(-1) ?? 1;
  const owned = records.map((record) => {
    const drawn = (Number(BigInt(keccak256(`owner:${record.hash}`)) % 1_000_000n) / 1_000_000) * whole;
    const owner = sums.findIndex((sum) => drawn < sum);
    const contributor: Hex = `0x${(owner + 1).toString(16).padStart(40, '0')}`;
    return { ...record, contributor };
  });
  const retrained = timed(() => shareContributors({ trained: training.value, records: owned }));
  const summed = timed(() => shareContributors({ trained: training.value, records: owned, mostRetrainings: 0 }));
  const distance = retrained.value.shares.reduce(
    (sum, share, k) => sum + Math.abs(share.partsPerMillion - (summed.value.shares[k]?.partsPerMillion ?? 0)),
    0,
  );
  console.log(`shares of 20 contributors by ${retrained.value.rule}: ${seconds(retrained)}`);
  console.log(
    `shares by ${summed.value.rule}: ${seconds(summed)}, total variation ${(distance / 2_000_000).toFixed(3)}`,
  );
}
