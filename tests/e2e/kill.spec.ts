import { depositOf } from '@/tests/e2e/support/money-on-chain';
import { expect, test } from '@/tests/e2e/support/people';
import { examineAftermath } from '@/tests/kill/examine-aftermath';
import { playKills } from '@/tests/kill/play-kills';
import { setKillScene } from '@/tests/kill/set-kill-scene';

/** `npm run test:kill` kills fifty times. */
const TIMES = 6;
const STEPS = 30;

test('processes killed while they train and answer lose no job and charge no answer twice', async ({ stage }) => {
  test.setTimeout(600_000);
  const { E2E_BASE_URL: baseUrl = '', E2E_DATA_DIR: dataDir = '' } = process.env;
  const scene = await setKillScene(stage);
  const depositBefore = await depositOf(stage, scene.asker);
  const site = { baseUrl, dataDir };
  const plan = { times: TIMES, steps: STEPS, seed: 'browser tests' };
  const story = await playKills(stage, { scene, site, ...plan, say: console.log });
  expect(Object.values(story.killed).reduce((sum, count) => sum + count, 0)).toBe(TIMES);
  const { owed, paid, ...broken } = await examineAftermath(stage, { scene, story, baseUrl, depositBefore });
  expect(broken).toEqual({ lostRuns: [], lostJobs: [], wronglyCharged: [], changed: [] });
  expect(paid).toBe(owed);
});
