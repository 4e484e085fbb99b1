/**
 * Measures the built pages as their readers feel them, with BANKING77 behind them, and compares with the goals:
 *   npm run bench:web -- [--no-lighthouse] [--looks 100] [--seconds 10] [--attempts 3]
 * Lighthouse's mobile preset on five pages (the median of three looks); the JavaScript of each page; the time to render it;
 * requests a second to the list of Datanets. The data are played through the loop first, which takes some minutes.
 * BANKING77 is read from DATASETS_DIR, by default ../shared/datasets. Lighthouse and autocannon are no dependencies: they
 * are fetched when they are first asked for (tests/bench/web/tools.json). Ends with 1 when a goal is missed.
 */
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { getDbConnection } from '@/lib/db/client';
import { openStage } from '@/lib/demo/play/stage';
import { isWebBuilt } from '@/lib/runtime/web-build';
import { readBanking77 } from '@/tests/bench/loop/read-banking77';
import { signIn } from '@/tests/bench/loop/sign-in';
import { startServices } from '@/tests/bench/loop/start-services';
import { fetchTools } from '@/tests/bench/web/fetch-tools';
import { measureWeb } from '@/tests/bench/web/measure-web';
import { playBanking77 } from '@/tests/bench/web/play-banking77';

const { values: options } = parseArgs({
  options: {
    'no-lighthouse': { type: 'boolean', default: false },
    looks: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '10' },
    attempts: { type: 'string', default: '3' },
  },
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = readBanking77();
if (!data) {
  console.error(
    'BANKING77 is not there. Set DATASETS_DIR to the folder with banking77-train.csv and banking77-test.csv.',
  );
  process.exit(1);
}
if (!isWebBuilt(root)) {
  console.error('The pages are not built from the sources as they are. npm start builds them.');
  process.exit(1);
}
const tools = fetchTools(root);
const services = await startServices({ challengeWindowS: 5, web: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void services.stop().finally(() => process.exit(1)));
}
let missed: readonly string[] = ['nothing was measured'];
try {
  const stage = openStage();
  const played = await playBanking77(stage, data);
  const webUrl = services.webUrl ?? '';
  const cookie = await signIn({ webUrl, chainId: stage.chainId, player: played.contributor });
  console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} when the measuring began`);
  missed = await measureWeb({
    webUrl,
    cookie,
    tools,
    paths: {
      front: '/',
      Datanet: `/datanets/${played.datanetId}`,
      model: `/models/${played.modelId}`,
      receipt: `/receipts/${played.receiptId}`,
      earnings: '/earnings',
    },
    looks: Number(options.looks),
    seconds: Number(options.seconds),
    attempts: options['no-lighthouse'] ? 0 : Number(options.attempts),
  });
} finally {
  await getDbConnection().close();
  await services.stop();
}
console.log(missed.length === 0 ? 'every goal is met' : `missed:\n${missed.map((goal) => `  ${goal}`).join('\n')}`);
process.exit(missed.length === 0 ? 0 : 1);
