/**
 * Runs BANKING77 through the whole loop, over the real use cases, transactions and processes, and prints what it took:
 *   npm run bench:loop -- [--quick] [--rate 0.5] [--no-web]
 * 20 accounts contribute 10,003 records in a skewed split, a model is trained and published, 200 questions are paid, an
 * epoch is settled, all 20 claim. Ends with 1 when fees, debits, shares and claims are not the same to the last unit,
 * when one of the 20 has nothing to claim, or when the model answers fewer than .88 of the test questions (not asked of
 * the quick run). BANKING77 is read from DATASETS_DIR, by default ../shared/datasets.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseEther } from 'viem';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { parseOpen } from '@/lib/core/units';
import { getDbConnection } from '@/lib/db/client';
import { claimRewards } from '@/lib/demo/play/claim-rewards';
import { giveEther } from '@/lib/demo/play/give-ether';
import { giveOpen } from '@/lib/demo/play/give-open';
import { settleReceipts } from '@/lib/demo/play/settle-receipts';
import { openStage, type Stage } from '@/lib/demo/play/stage';
import { waitForFinality } from '@/lib/demo/play/wait-for-finality';
import { waitForIndex } from '@/lib/demo/play/wait-for-index';
import { evaluateClassifier } from '@/lib/models/classifier/evaluate-classifier';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import { isWebBuilt } from '@/lib/runtime/web-build';
import { askQuestions } from '@/tests/bench/loop/ask-questions';
import { fillDatanet } from '@/tests/bench/loop/fill-datanet';
import { measurePages } from '@/tests/bench/loop/measure-pages';
import { printProof, sumMoney } from '@/tests/bench/loop/prove-money';
import { measurePureCosts } from '@/tests/bench/loop/pure-costs';
import { type BankingRow, readBanking77, shuffleRows, skewedSplit } from '@/tests/bench/loop/read-banking77';
import { signIn } from '@/tests/bench/loop/sign-in';
import { startServices } from '@/tests/bench/loop/start-services';
import { describeTimes, percentile, timed } from '@/tests/bench/loop/timing';
import { trainAndPublish } from '@/tests/bench/loop/train-and-publish';

const LEAST_ACCURACY = 0.88;
const CHALLENGE_WINDOW_S = 5;
const SETTLEMENT_TIMEOUT_MS = 600_000;
/** A price that no fee divides evenly by. */
const UNIT_PRICE = parseOpen('0.700000000000000003');
/** Local accounts nobody else uses: at these indices, contributors from 100. */
const [OWNER, CURATOR, BUILDER, FIRST_ASKER, ASKERS, FIRST_CONTRIBUTOR, CONTRIBUTORS] = [90, 91, 92, 93, 4, 100, 20];

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rate: { type: 'string', default: '0.5' },
    'no-web': { type: 'boolean', default: false },
  },
});

const data = readBanking77();
if (!data) {
  console.error(
    'BANKING77 is not there. Set DATASETS_DIR to the folder with banking77-train.csv and banking77-test.csv.',
  );
  process.exit(1);
}
const shuffled = shuffleRows(data.train);
const rows = options.quick ? shuffled.slice(0, 1_000) : shuffled;
const stride = Math.floor(data.test.length / (options.quick ? 20 : 200));
const questions = data.test.filter((_, i) => i % stride === 0).slice(0, options.quick ? 20 : 200);

const root = fileURLToPath(new URL('../..', import.meta.url));
const web = !options['no-web'] && existsSync(join(root, '.next/BUILD_ID'));
if (!web) console.log('Without the pages: npm start builds them.');
else if (!isWebBuilt(root)) console.log('The pages are those of an earlier build; npm start builds them anew.');
const services = await startServices({ challengeWindowS: CHALLENGE_WINDOW_S, web });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void services.stop().finally(() => process.exit(1)));
}
let passed = false;
try {
  passed = await runLoop({ test: data.test, webUrl: services.webUrl });
} finally {
  await getDbConnection().close();
  await services.stop();
}
process.exit(passed ? 0 : 1);

async function runLoop({ test, webUrl }: { test: readonly BankingRow[]; webUrl: string | null }): Promise<boolean> {
  const stage = openStage();
  const playersAt = (first: number, count: number) =>
    Array.from({ length: count }, (_, i) => stage.playerAt(first + i));
  const [owner, curator, builder] = [stage.playerAt(OWNER), stage.playerAt(CURATOR), stage.playerAt(BUILDER)];
  const askers = playersAt(FIRST_ASKER, ASKERS);
  const contributors = playersAt(FIRST_CONTRIBUTOR, CONTRIBUTORS);
  const deployer = stage.playerAt(LOCAL_ROLES.deployer);
  for (const to of [owner, curator, builder, ...askers, ...contributors]) {
    await giveEther(stage, { from: deployer, to, amount: parseEther('10') });
  }
  for (const to of askers) {
    await giveOpen(stage, { from: deployer, to, amount: UNIT_PRICE * BigInt(questions.length) + parseOpen('10') });
  }

  const sizes = skewedSplit({ count: rows.length, accounts: CONTRIBUTORS });
  console.log(`split of ${rows.length} records among ${CONTRIBUTORS} accounts: ${sizes.join(', ')}`);
  let taken = 0;
  const gifts = contributors.map((contributor, i) => {
    const start = taken;
    taken += sizes[i] ?? 0;
    return { contributor, rows: rows.slice(start, taken) };
  });
  const filled = await fillDatanet(stage, { owner, curator, gifts });
  const perSecond = (rows.length / filled.ingestMs) * 1000;
  console.log(
    `ingest: ${perSecond.toFixed(0)} records/s; ${filled.contributions} contributions checked, uploaded, signed and read in ${seconds(filled.ingestMs)}`,
  );
  console.log(`curate: all accepted in ${seconds(filled.curateMs)}; version published in ${seconds(filled.publishMs)}`);

  const { datanetId } = filled;
  const published = await trainAndPublish(stage, { builder, datanetId, unitPrice: UNIT_PRICE });
  const { manifest, modelId } = published;
  console.log(
    `training: ${seconds(published.trainingMs)} in the worker, ${seconds(published.waitedMs)} from the request, on ${manifest.records} distinct records`,
  );
  const model = decodeClassifier(await stage.store.get(manifest.weightsCid));
  const { accuracy } = evaluateClassifier(model, test);
  console.log(
    `accuracy: ${accuracy.toFixed(4)} on ${test.length} test questions; held out ${manifest.evaluation?.accuracy.toFixed(4)}`,
  );

  const asked = await askQuestions(stage, {
    askers,
    modelId,
    questions: questions.map(({ text }) => text),
    unitPrice: UNIT_PRICE,
    perSecond: Number(options.rate),
    webUrl,
  });
  console.log(`${questions.length} paid questions by ${ASKERS} askers`);
  console.log(`answers: ${describeTimes(asked.answerMs.direct)}, by the use case`);
  if (webUrl !== null) console.log(`answers: ${describeTimes(asked.answerMs.http)}, over HTTP`);
  console.log(
    `attribution: ${describeTimes(asked.attributionMs)} after the answer, at ${options.rate} questions a second`,
  );

  const settled = await timed(() =>
    settleReceipts(stage, { receiptIds: asked.receiptIds, timeoutMs: SETTLEMENT_TIMEOUT_MS }),
  );
  await waitForFinality(stage, { epoch: settled.value });
  let claims = 0;
  for (const contributor of contributors) if ((await claimRewards(stage, contributor)) > 0n) claims++;
  await waitForIndex(stage);
  console.log(
    `settlement: epoch ${settled.value} proposed in ${seconds(settled.ms)}; ${claims} of ${CONTRIBUTORS} claimed`,
  );

  if (webUrl !== null) await printPages(stage, { webUrl, datanetId, modelId, receiptId: asked.receiptIds[0] ?? '' });
  const pure = await measurePureCosts({ rows, questions: questions.map(({ text }) => text), model });
  console.log('ratios, which do not depend on the machine:');
  console.log(`  ingest ÷ encoding and hashing the same records once: ${(filled.ingestMs / pure.encodeMs).toFixed(1)}`);
  console.log(`  median answer ÷ computing it: ${(percentile(asked.answerMs.direct, 0.5) / pure.answerMs).toFixed(1)}`);
  console.log(
    `  median attribution ÷ computing the answer: ${(percentile(asked.attributionMs, 0.5) / pure.answerMs).toFixed(0)}`,
  );
  console.log(
    `  training ÷ computing one answer to each record: ${(published.trainingMs / (pure.answerMs * rows.length)).toFixed(1)}`,
  );

  console.log('the same money at each place it passes:');
  const exact = printProof(await sumMoney(stage, { askers, claimers: contributors }));
  console.log(exact ? 'exact: fees = debits = shares = claims + unclaimed' : 'NOT EXACT: the sums differ');
  const accurate = options.quick || accuracy >= LEAST_ACCURACY;
  if (!accurate) console.log(`NOT ACCURATE: below ${LEAST_ACCURACY}`);
  const all = options.quick || claims === CONTRIBUTORS;
  if (!all) console.log('NOT ALL CLAIMED');
  return exact && accurate && all;
}

async function printPages(
  stage: Stage,
  { webUrl, datanetId, modelId, receiptId }: { webUrl: string; datanetId: number; modelId: number; receiptId: string },
): Promise<void> {
  const cookie = await signIn({ webUrl, chainId: stage.chainId, player: stage.playerAt(FIRST_CONTRIBUTOR) });
  const pages = await measurePages({
    webUrl,
    cookie,
    paths: {
      front: '/',
      Datanets: '/datanets',
      'Datanet and its records': `/datanets/${datanetId}`,
      'records found': `/datanets/${datanetId}?q=card`,
      contributors: `/datanets/${datanetId}/contributors`,
      models: '/models',
      model: `/models/${modelId}`,
      receipt: `/receipts/${receiptId}`,
      earnings: '/earnings',
    },
  });
  console.log('pages, median time to the whole HTML:');
  for (const { page, p50Ms, status } of pages) {
    console.log(`  ${p50Ms.toFixed(0).padStart(6)} ms  ${page}${status === 200 ? '' : ` answered ${status}`}`);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
