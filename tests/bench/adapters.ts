/**
 * One base, a thousand adapters, two processors: what it costs to answer by any of them.
 *   npm run bench:adapters -- [--quick] [--only small|large] [--adapters 1000] [--trained 20] [--steps 60]
 * Writes adapters with distinct weights (some of them trained on facts of their own) into a content store in a temporary
 * folder, asks them at random by Zipf's law through the embedded engine, and compares with one adapter alone at the same
 * concurrency, in turns, so that a busy machine slows both. Then the same over a random base of 104 million parameters.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { openAdapterFiles } from '@/lib/engines/adapter-files';
import { type EmbeddedEngine, openEmbeddedEngine } from '@/lib/engines/embedded/open-embedded-engine';
import type { GenerationRequest } from '@/lib/engines/engine';
import { env } from '@/lib/env';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { renderConversation, TRIBUTARY_FORMAT } from '@/lib/models/decoder/prompt';
import { computeCid } from '@/lib/records/compute-cid';
import { openFolderStore } from '@/lib/storage/folder-store';
import { askAll, drawZipf, quantile, type Stretch } from '@/tests/bench/adapters/load-engine';
import { storeRandomAdapters, storeTrainedAdapters, type TrainedAdapter } from '@/tests/bench/adapters/make-adapters';
import { LARGE_SHAPE, randomBase } from '@/tests/bench/adapters/random-base';

type Request = Omit<GenerationRequest, 'queue'>;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    adapters: { type: 'string' },
    trained: { type: 'string' },
    steps: { type: 'string', default: '60' },
  },
});
const [AT_ONCE, CONCURRENCY, TOKENS] = [2, 4, 64];
const count = Number(values.adapters ?? (values.quick ? 100 : 1000));
const trainedCount = Number(values.trained ?? (values.quick ? 2 : 20));
const BEGINNINGS = [
  'The old house stood by the river, and',
  'When the morning came, he went down to',
  'There was once a man who said that',
  'It is a truth that in the country',
  'She looked at the letter and',
  'In the middle of the night the door',
  'The captain of the ship ordered that',
  'Of all the things that I remember,',
];

const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-adapters-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const say = (line: string) => console.log(line);

if (values.only !== 'large') await benchSmall();
if (values.only !== 'small') await benchLarge();

async function benchSmall(): Promise<void> {
  const bytes = readFileSync(env.BASE_MODEL_FILE);
  const { shape } = openBase(bytes);
  const store = openFolderStore(join(folder, 'small'));
  const trained = await storeTrainedAdapters(store, {
    ...{ base: bytes, count: trainedCount, steps: Number(values.steps), tell: say },
  });
  const random = await storeRandomAdapters(store, { shape, rank: 16, count: count - trained.length, deviation: 0.02 });
  say(`${random.length + trained.length} adapters of rank 16 stored, ${trained.length} of them trained`);
  await bench({
    title: 'The shipped base',
    base: bytes,
    store: 'small',
    adapters: random,
    trained,
    stretches: values.quick ? 2 : 6,
    each: 50,
  });
}

async function benchLarge(): Promise<void> {
  const { bytes, parameters } = randomBase(LARGE_SHAPE, readFileSync(env.BASE_MODEL_FILE));
  const store = openFolderStore(join(folder, 'large'));
  const random = await storeRandomAdapters(store, { shape: LARGE_SHAPE, rank: 2, count, deviation: 0.02 });
  say(`${random.length} adapters of rank 2 stored for a random base of ${(parameters / 1e6).toFixed(0)}M parameters`);
  await bench({
    title: 'A random base of 100M parameters',
    base: bytes,
    store: 'large',
    adapters: random,
    trained: [],
    stretches: values.quick ? 1 : 2,
    each: values.quick ? 6 : 12,
  });
}

async function bench(input: {
  title: string;
  base: Uint8Array;
  store: string;
  adapters: readonly string[];
  trained: readonly TrainedAdapter[];
  stretches: number;
  each: number;
}): Promise<void> {
  const path = join(folder, `${input.store}.gguf`);
  writeFileSync(path, input.base);
  const base = await computeCid(input.base);
  const engine = openTheEngine({ base, path, store: input.store });
  const memory = watchMemory(engine);
  const { below } = seededNumbers('the order of the adapters');
  const all = shuffle([...input.adapters, ...input.trained.map(({ cid }) => cid)], below);
  const draws = drawZipf({ items: all.length, draws: input.stretches * input.each, seed: 'questions' });
  const askFor = (adapter: string | undefined, k: number): Request => ({
    model: { base, adapter: adapter ?? null },
    prompt: BEGINNINGS[k % BEGINNINGS.length] ?? '',
    ...{ mostTokens: TOKENS, temperature: 0, topP: 1, seed: 1, stop: [] },
  });
  // Both kinds of stretches once beforehand, so that neither pays for what is read for the first time.
  await askAll(engine, [askFor(all[0], 0), askFor(all[1], 1)], { concurrency: 2 });
  const [alone, many]: [Stretch[], Stretch[]] = [[], []];
  for (let stretch = 0; stretch < input.stretches; stretch++) {
    const some = draws.slice(stretch * input.each, (stretch + 1) * input.each);
    alone.push(
      await askAll(
        engine,
        some.map((_, k) => askFor(all[0], k)),
        { concurrency: CONCURRENCY },
      ),
    );
    many.push(
      await askAll(
        engine,
        some.map((rank, k) => askFor(all[rank], k)),
        { concurrency: CONCURRENCY },
      ),
    );
  }
  say(
    `\n## ${input.title}: ${all.length} adapters by Zipf's law, ${new Set(draws).size} different ones among ${draws.length} questions`,
  );
  say('| | one adapter | adapters at random |');
  say('| --- | --- | --- |');
  const row = (label: string, of: (stretches: Stretch[]) => string) => say(`| ${label} | ${of(alone)} | ${of(many)} |`);
  row('tokens/s, two at once', (stretches) => speedOf(stretches).toFixed(0));
  row('tokens an answer, mean', (stretches) => meanTokens(stretches).toFixed(1));
  row('p50 to the first word', (stretches) => `${firstOf(stretches, 0.5).toFixed(0)} ms`);
  row('p95 to the first word', (stretches) => `${firstOf(stretches, 0.95).toFixed(0)} ms`);
  say(
    `\nAdapters at random reach ${((100 * speedOf(many)) / speedOf(alone)).toFixed(0)} % of one adapter's tokens/s (goal: 70 %).`,
  );
  if (input.trained.length > 0) await checkFacts(engine, { base, trained: input.trained, others: all, askFor });
  const { evicted, loaded } = await engine.state();
  say(
    `Peak memory of the engine's process ${(memory.stop() / 1e6).toFixed(0)} MB; ${evicted} adapters let go, ${loaded.length} ready at the end.`,
  );
  await engine.close();
}

function openTheEngine({ base, path, store }: { base: string; path: string; store: string }): EmbeddedEngine {
  const files = openAdapterFiles({
    folder: join(folder, `${store}-files`),
    store: openFolderStore(join(folder, store)),
    mostBytes: env.ENGINE_DISK_MB * 1e6,
  });
  return openEmbeddedEngine(
    {
      base: { cid: base, path },
      findAdapter: files.find,
      contextTokens: env.ENGINE_CONTEXT_TOKENS,
      mostAdapters: env.ENGINE_ADAPTERS,
      mostMemory: env.ENGINE_MEMORY_MB * 1e6,
      queue: { atOnce: AT_ONCE, waiting: 64, waitingInLine: 8, expectedS: 1 },
      silenceMs: 120_000,
    },
    { execArgv: ['--import', 'tsx'] },
  );
}

/** Every trained adapter is asked its own facts, amid as many questions to others. */
async function checkFacts(
  engine: EmbeddedEngine,
  input: {
    base: string;
    trained: readonly TrainedAdapter[];
    others: readonly string[];
    askFor: (adapter: string | undefined, k: number) => Request;
  },
): Promise<void> {
  const { below } = seededNumbers('facts amid the others');
  const facts = input.trained.flatMap(({ cid, facts }, adapter) => facts.map((fact) => ({ ...fact, cid, adapter })));
  const asked = shuffle(
    facts.flatMap((fact, k) => [
      { fact, request: askFact(input.base, fact) },
      { fact: null, request: input.askFor(input.others[below(input.others.length)], k) },
    ]),
    below,
  );
  const { samples } = await askAll(
    engine,
    asked.map(({ request }) => request),
    { concurrency: CONCURRENCY },
  );
  const right = asked.flatMap(({ fact }, k) => (fact && samples[k]?.text.trim() === fact.answer ? [fact] : []));
  const whole = new Set(right.map(({ adapter }) => adapter)).size;
  say(
    `Trained adapters amid the others: ${right.length} of ${facts.length} own facts answered word for word, by ${whole} of ${input.trained.length} adapters.`,
  );
  const wrong = asked.flatMap(({ fact }, k) =>
    fact && !right.includes(fact) ? [`  wanted “${fact.answer}”, got “${samples[k]?.text}”`] : [],
  );
  for (const line of wrong.slice(0, 5)) say(line);
}

function askFact(base: string, { cid, question }: { cid: string; question: string }): Request {
  return {
    model: { base, adapter: cid },
    prompt: renderConversation([{ role: 'user', content: question }]),
    ...{ mostTokens: TOKENS, temperature: 0, topP: 1, seed: 1, stop: TRIBUTARY_FORMAT.stops },
  };
}

function watchMemory(engine: EmbeddedEngine): { stop: () => number } {
  let most = 0;
  const timer = setInterval(() => {
    void engine.state().then(({ memoryBytes }) => {
      most = Math.max(most, memoryBytes ?? 0);
    });
  }, 200);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}

function speedOf(stretches: readonly Stretch[]): number {
  const tokens = stretches.flatMap(({ samples }) => samples).reduce((sum, sample) => sum + sample.tokens, 0);
  return tokens / stretches.reduce((sum, { seconds }) => sum + seconds, 0);
}

function meanTokens(stretches: readonly Stretch[]): number {
  const samples = stretches.flatMap((stretch) => stretch.samples);
  return samples.reduce((sum, { tokens }) => sum + tokens, 0) / samples.length;
}

function firstOf(stretches: readonly Stretch[], part: number): number {
  return quantile(
    stretches.flatMap(({ samples }) => samples.map(({ firstMs }) => firstMs)),
    part,
  );
}

function shuffle<Item>(items: readonly Item[], below: (limit: number) => number): Item[] {
  const drawn = items.map((item) => ({ item, at: below(1 << 30) }));
  return drawn.sort((a, b) => a.at - b.at).map(({ item }) => item);
}
