import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { countOpenRuns } from '@/lib/db/training-run';
import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';
import { retrievalSettingsSchema, type TrainingRequest } from '@/lib/schemas/training';
import { startTraining } from '@/lib/server/training/start-training';
import { askUntilAnswered, type Told } from '@/tests/kill/ask-until-answered';
import { killProcesses, type Victim } from '@/tests/kill/kill-processes';
import type { KillScene } from '@/tests/kill/set-kill-scene';
import { requestAdapter } from '@/tests/support/teach-facts';

/** Who asks at the same time, each one question after another. */
const ASKERS = 3;
/** Trainings that wait or work at the same time. */
const OPEN_RUNS = 2;
const PATIENCE_MS = 600_000;

export type KillStory = {
  readonly killed: Readonly<Record<Victim, number>>;
  readonly told: readonly Told[];
  /** Ids of the trainings that were begun. */
  readonly runs: readonly string[];
  readonly seconds: number;
};

/**
 * Trains and asks without a pause while processes are killed, and lets what was begun come to its end. The seed decides
 * whom and when.
 */
export async function playKills(
  stage: Stage,
  input: {
    scene: KillScene;
    site: { baseUrl: string; dataDir: string };
    times: number;
    seed: string;
    /** Of each adapter's training: enough that it is often killed in the middle. */
    steps: number;
    say: (line: string) => void;
  },
): Promise<KillStory> {
  const { scene, site, times, seed, steps, say } = input;
  const begun = performance.now();
  const { uniform } = seededNumbers(seed);
  let over = false;
  const killing = killProcesses({
    dataDir: site.dataDir,
    times,
    random: uniform,
    onKill: (victim, count) => say(`kill ${count} of ${times}: ${victim}`),
  }).finally(() => {
    over = true;
  });
  const runs: string[] = [];
  const told: Told[] = [];
  const [killed] = await Promise.all([
    killing,
    keepTraining(stage, { scene, runs, steps, isOver: () => over }),
    ...Array.from({ length: ASKERS }, (_, asker) =>
      keepAsking({ scene, baseUrl: site.baseUrl, asker, told, isOver: () => over }),
    ),
  ]);
  say(`${times} kills survived by ${told.length} answers; waiting for ${runs.length} trainings to end`);
  await pollUntil(async () => (await countOpenRuns(stage.db, scene.builder)) === 0 || null, {
    what: 'The end of every training',
    timeoutMs: PATIENCE_MS,
    everyMs: 500,
  });
  return { killed, told, runs, seconds: (performance.now() - begun) / 1000 };
}

async function keepTraining(
  stage: Stage,
  { scene, runs, steps, isOver }: { scene: KillScene; runs: string[]; steps: number; isOver: () => boolean },
): Promise<void> {
  // One at least, however few the kills.
  for (let count = 0; count === 0 || !isOver(); ) {
    if ((await countOpenRuns(stage.db, scene.builder)) < OPEN_RUNS) {
      const id = randomUUID();
      await startTraining(stage, { id, account: scene.builder, request: requestOf(scene, { count: count++, steps }) });
      runs.push(id);
    }
    await delay(500);
  }
}

/** Two adapters, then a model that quotes, and again. */
function requestOf(
  { base, datanetId }: KillScene,
  { count, steps }: { count: number; steps: number },
): TrainingRequest {
  const name = `Shaken ${count + 1}`;
  if (count % 3 !== 2) return requestAdapter(base, { datanetId, name, steps });
  return {
    kind: 'retrieval',
    name,
    summary: 'Quotes the facts while processes are killed.',
    datanets: [{ datanetId, version: 1 }],
    textField: 'answer',
    titleField: null,
    questionField: null,
    answerField: null,
    settings: retrievalSettingsSchema.parse({}),
  };
}

async function keepAsking(input: {
  scene: KillScene;
  baseUrl: string;
  asker: number;
  told: Told[];
  isOver: () => boolean;
}): Promise<void> {
  const { scene, baseUrl, asker, told, isOver } = input;
  const { questions } = scene;
  for (let count = 0; count === 0 || !isOver(); count++) {
    const question = questions[(asker + count) % questions.length] ?? '';
    const wanted = { model: scene.modelId, question, key: `kill-${asker}-${count}`, patienceMs: PATIENCE_MS };
    told.push(await askUntilAnswered({ baseUrl, apiKey: scene.apiKey }, wanted));
  }
}
