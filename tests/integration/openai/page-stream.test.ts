import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readAnswer } from '@/components/ask/read-answer';
import type { Hex } from '@/lib/core/hex';
import { askRequestSchema } from '@/lib/schemas/answer';
import { streamLines } from '@/lib/server/answers/stream-lines';
import { openScriptedEngine, WORDS_WRITTEN } from '@/tests/support/scripted-engine';
import { type Asking, startAsking } from '@/tests/support/start-asking';
import { PEOPLE } from '@/tests/support/start-economy';

/** The stage takes some twenty seconds of a machine that does nothing else. */
const SLOW_MACHINE_MS = 240_000;

const engine = openScriptedEngine();
let asking: Asking;
let permissionHash: Hex;
beforeAll(async () => {
  asking = await startAsking(engine);
}, SLOW_MACHINE_MS);
beforeEach(async () => {
  engine.reset();
  permissionHash = await asking.economy.signPermission(PEOPLE.asker, { models: [1, asking.adapter.adapterId] });
});
afterAll(() => asking.stop());

/** Asks as the page does: the page's reader at one end, the server's stream at the other. */
function ask({
  model = asking.adapter.adapterId,
  key = randomUUID(),
  stop = new AbortController(),
  onText = () => {},
}: {
  model?: number;
  key?: string;
  stop?: AbortController;
  onText?: (text: string) => void;
}) {
  const { database, store, accountOf } = asking.economy;
  const request: typeof fetch = async (_, init) => {
    const { signal } = stop;
    const { body } = streamLines(
      { db: database.db, store, engine },
      {
        account: accountOf(PEOPLE.asker),
        permissionHash,
        request: askRequestSchema.parse(JSON.parse(String(init?.body))),
        idempotencyKey: key,
        now: new Date(),
        signal,
      },
    );
    // As fetch does: aborting it cancels the server's stream, and breaks off the reader's.
    return new Response(body?.pipeThrough(new TransformStream(), { signal }));
  };
  return readAnswer({ model, question: 'What is a ripe cherry like?' }, { signal: stop.signal, onText, request });
}

it('tells the words as they are written, and then the answer that they are', async () => {
  const heard: string[] = [];
  const outcome = await ask({ onText: (text) => heard.push(text) });
  expect(heard).toHaveLength(WORDS_WRITTEN);
  expect(outcome).toMatchObject({
    kind: 'answered',
    paid: { answer: { kind: 'text', text: heard.join('') }, quotes: [] },
  });
  expect(await asking.servedUnder(permissionHash)).toBe(1);
});

it('gives a label without any words before it', async () => {
  const heard: string[] = [];
  const outcome = await ask({ model: 1, onText: (text) => heard.push(text) });
  expect([heard, outcome]).toMatchObject([[], { kind: 'answered', paid: { answer: { kind: 'label', label: 'red' } } }]);
});

it('stops when the asker does before the first word, costs nothing then, and can be asked again under the same key', async () => {
  engine.script.holdAfter = 0;
  const [stop, key] = [new AbortController(), randomUUID()];
  const outcome = ask({ key, stop });
  await engine.heldUp(1);
  stop.abort();
  expect(await outcome).toEqual({ kind: 'stopped', begun: false });
  await expect.poll(() => asking.servedUnder(permissionHash), { timeout: 20_000 }).toBe(0);
  expect(engine.generations.map(({ ended }) => ended)).toEqual(['left']);
  engine.script.holdAfter = Number.POSITIVE_INFINITY;
  expect(await ask({ key })).toMatchObject({ kind: 'answered' });
  expect(await asking.servedUnder(permissionHash)).toBe(1);
});

it('writes on when the asker stops after a word, charges it once, and shows the whole of it under the same key', async () => {
  engine.script.holdAfter = 2;
  const [stop, key, heard] = [new AbortController(), randomUUID(), Promise.withResolvers<void>()];
  const words: string[] = [];
  const outcome = ask({
    key,
    stop,
    onText: (text) => {
      if (words.push(text) === 2) heard.resolve();
    },
  });
  await heard.promise;
  await engine.heldUp(1);
  stop.abort();
  expect(await outcome).toEqual({ kind: 'stopped', begun: true });
  engine.release();
  await expect.poll(() => engine.generations[0]?.ended, { timeout: 20_000 }).toBe('whole');
  expect(await ask({ key })).toMatchObject({
    kind: 'answered',
    paid: { answer: { text: expect.stringMatching(new RegExp(`^${words.join('')} `)) } },
  });
  expect(engine.generations).toHaveLength(1);
  expect(await asking.servedUnder(permissionHash)).toBe(1);
});

it('says in words what went wrong, and then costs nothing', async () => {
  engine.script.dieAfter = 2;
  expect(await ask({})).toMatchObject({ kind: 'failed', message: expect.stringContaining('Nothing was charged') });
  engine.script.full = true;
  expect(await ask({})).toMatchObject({ kind: 'failed', message: expect.stringContaining('Ask again in 7 seconds') });
  expect(await asking.servedUnder(permissionHash)).toBe(0);
});
