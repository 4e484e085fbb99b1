// Kills worker, engine, llama.cpp and web of a product that trains and answers, and looks whether anything was lost:
//   npm run test:kill -- [--times 50] [--seed WORD] [--steps 30]
import { parseArgs } from 'node:util';
import startTributary from '@/tests/e2e/support/global-setup';
import { depositOf } from '@/tests/e2e/support/money-on-chain';
import { openTestStage } from '@/tests/e2e/support/open-test-stage';
import { examineAftermath } from '@/tests/kill/examine-aftermath';
import { playKills } from '@/tests/kill/play-kills';
import { setKillScene } from '@/tests/kill/set-kill-scene';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '50' },
    seed: { type: 'string', default: 'kill' },
    steps: { type: 'string', default: '30' },
  },
});
const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

const stop = await startTributary();
const { stage, close } = openTestStage();
let kept = false;
try {
  const { E2E_BASE_URL: baseUrl = '', E2E_DATA_DIR: dataDir = '' } = process.env;
  say('Tributary runs; an adapter is being taught');
  const scene = await setKillScene(stage);
  const depositBefore = await depositOf(stage, scene.asker);
  const site = { baseUrl, dataDir };
  const steps = Number(values.steps);
  const story = await playKills(stage, { scene, site, times: Number(values.times), seed: values.seed, steps, say });
  say('Every training has ended; asking again under every key, and settling');
  const { owed, paid, ...aftermath } = await examineAftermath(stage, { scene, story, baseUrl, depositBefore });
  const attempts = story.told.map((one) => one.attempts);
  const slowest = story.told.toSorted((a, b) => b.attempts - a.attempts).slice(0, 3);
  for (const { key, attempts: count, problems } of slowest) {
    say(`${key} was asked ${count} times: ${[...problems].map(([what, times]) => `${times} × ${what}`).join('; ')}`);
  }
  const interrupted = attempts.filter((count) => count > 1).length;
  console.log(
    [
      `killed: ${Object.entries(story.killed)
        .map(([victim, count]) => `${victim} ${count}`)
        .join(', ')}`,
      `${story.told.length} answers, ${interrupted} of them asked more than once (at most ${Math.max(...attempts)} times)`,
      `${story.runs.length} trainings, in ${story.seconds.toFixed(0)} s`,
      `lost trainings: ${aftermath.lostRuns.length}, lost jobs: ${aftermath.lostJobs.length}`,
      `wrongly charged: ${aftermath.wronglyCharged.length}, other answer when asked again: ${aftermath.changed.length}`,
      `owed ${owed}, left the deposit ${paid}`,
    ].join('\n'),
  );
  const problems = Object.values(aftermath).flat();
  for (const problem of problems) console.log(`✗ ${problem}`);
  kept = problems.length === 0 && owed === paid;
} finally {
  await close();
  await stop();
}
console.log(kept ? 'Every promise was kept.' : 'A promise was broken.');
process.exit(kept ? 0 : 1);
