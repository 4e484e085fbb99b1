import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GenerationEvent, GenerationRequest } from '@/lib/engines/engine';
import { openServiceEngine } from '@/lib/engines/service/open-service-engine';
import { openBase } from '@/lib/models/decoder/gguf/open-base';
import { renderConversation } from '@/lib/models/decoder/prompt';
import { computeCid } from '@/lib/records/compute-cid';
import { findFreePort } from '@/lib/runtime/free-port';
import { waitUntil } from '@/lib/runtime/wait-until';
import { openFolderStore } from '@/lib/storage/folder-store';
import { randomAdapter } from '@/tests/support/engines/random-adapter';
import { findLlamaProcess, killHard, runEngineService } from '@/tests/support/engines/run-engine-service';

// The real llama.cpp and the base that is shipped, in the processes of `npm start`.
const BASE_FILE = 'assets/base-model/tributary-base.gguf';
const SECRET = 'the secret of this test';
const dataDir = mkdtempSync(join(tmpdir(), 'tributary-engine-'));
const store = openFolderStore(join(dataDir, 'blobs'));
/** Node, its TypeScript and llama.cpp take a second or two to start, on a crowded machine many times that. */
const START_MS = 120_000;
const never = new AbortController().signal;

let service: ChildProcess;
let url = '';
let base = '';
const adapters: string[] = [];

const start = () =>
  runEngineService({
    ...{ DATA_DIR: dataDir, ENGINE_URL: url, ENGINE_SECRET: SECRET, BASE_MODEL_FILE: BASE_FILE },
    ...{ ENGINE_AT_ONCE: '2', ENGINE_WAITING: '4', ENGINE_WAITING_EACH: '2', ENGINE_ADAPTERS: '3' },
  });
const engine = () => openServiceEngine({ url, secret: SECRET }, { connectForMs: START_MS });

function ask(changes: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    model: { base, adapter: null },
    prompt: renderConversation([{ role: 'user', content: 'What is a tributary?' }]),
    ...{ mostTokens: 24, temperature: 0, topP: 1, seed: 1, stop: [], queue: 'somebody' },
    ...changes,
  };
}

/** Of random weights at a high temperature, so that it goes on for long. */
const askForLong = () => ask({ mostTokens: 400, temperature: 2, model: { base, adapter: adapters[0] ?? null } });

async function collect(
  events: AsyncIterable<GenerationEvent>,
): Promise<{ text: string; pieces: number; end: GenerationEvent }> {
  let [text, pieces]: [string, number] = ['', 0];
  for await (const event of events) {
    if (event.kind === 'end') return { text, pieces, end: event };
    text += event.text;
    pieces += 1;
  }
  throw new Error('It ended without saying so.');
}

beforeAll(async () => {
  const bytes = readFileSync(BASE_FILE);
  base = await computeCid(bytes);
  const { shape } = openBase(bytes);
  for (let k = 0; k < 8; k++) adapters.push((await store.put({ bytes: randomAdapter(shape, `adapter ${k}`) })).cid);
  url = `http://127.0.0.1:${await findFreePort()}`;
  service = start();
  await waitUntil(async () => (await engine().state()).ready, { timeoutMs: START_MS, everyMs: 100 });
}, START_MS);
afterAll(async () => {
  await killHard(service);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the engine service', () => {
  it('answers in pieces, the same each time, and says which base it serves', async () => {
    const first = await collect(engine().generate(ask(), never));
    expect(first.text.length).toBeGreaterThan(0);
    expect(first.pieces).toBeGreaterThan(1);
    expect(first.end).toMatchObject({ kind: 'end', promptTokens: expect.any(Number) });
    expect((await collect(engine().generate(ask(), never))).text).toBe(first.text);
    expect(await engine().state()).toMatchObject({ ready: true, base, running: 0, waiting: 0 });
  });

  it('draws the same text for the same seed, and another for another', async () => {
    const draw = async (seed: number) =>
      (await collect(engine().generate(ask({ temperature: 1.5, seed }), never))).text;
    expect(await draw(7)).toBe(await draw(7));
    expect(await draw(8)).not.toBe(await draw(7));
  });

  it('ends at a stop text, which is no part of the answer, however it falls into pieces', async () => {
    const whole = await collect(engine().generate(ask(), never));
    const stop = whole.text.slice(8, 12);
    const cut = await collect(engine().generate(ask({ stop: [stop] }), never));
    expect(cut.text).toBe(whole.text.slice(0, whole.text.indexOf(stop)));
    expect(cut.end).toMatchObject({ reason: 'stop' });
  });

  it('lays adapters of the content store over the base, and keeps no more ready than it may', async () => {
    const texts = new Map<string | null, string>();
    for (const adapter of [null, ...adapters]) {
      texts.set(adapter, (await collect(engine().generate(ask({ model: { base, adapter } }), never))).text);
    }
    expect(new Set(texts.values()).size).toBe(9);
    const { loaded, evicted, memoryBytes } = await engine().state();
    expect(loaded.length).toBeLessThanOrEqual(3);
    expect(loaded[0]?.cid).toBe(adapters.at(-1));
    expect(evicted).toBeGreaterThanOrEqual(5);
    expect(memoryBytes).toBeGreaterThan(1e7);
    // One that was let go says the same again.
    const again = await collect(engine().generate(ask({ model: { base, adapter: adapters[0] ?? null } }), never));
    expect(again.text).toBe(texts.get(adapters[0] ?? null));
  });

  it('refuses what it does not serve', async () => {
    const refused = (model: GenerationRequest['model']) => collect(engine().generate(ask({ model }), never));
    await expect(refused({ base: adapters[0] ?? '', adapter: null })).rejects.toMatchObject({ code: 'not-found' });
    const unknown = await computeCid(new TextEncoder().encode('nowhere'));
    await expect(refused({ base, adapter: unknown })).rejects.toMatchObject({ code: 'not-found' });
    await expect(refused({ base, adapter: '../../etc/passwd' })).rejects.toMatchObject({ code: 'invalid-input' });
    const { cid: noAdapter } = await store.put({ bytes: new TextEncoder().encode('GGUF, but no adapter') });
    await expect(refused({ base, adapter: noAdapter })).rejects.toMatchObject({ code: 'not-found' });
    const long = ask({ prompt: 'word '.repeat(3000) });
    await expect(collect(engine().generate(long, never))).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('answers nobody without its secret, and takes no endless question', async () => {
    const post = (body: string, secret: string) =>
      fetch(`${url}/generate`, { method: 'POST', body, headers: { authorization: `Bearer ${secret}` } });
    expect((await post(JSON.stringify(ask()), 'another secret')).status).toBe(403);
    expect((await fetch(`${url}/state`)).status).toBe(403);
    expect((await post('{"prompt": 1}', SECRET)).status).toBe(400);
    const endless = await post('x'.repeat(5_000_000), SECRET)
      .then(({ status }) => status)
      .catch(() => 413);
    expect(endless).toBe(413);
  });

  it('embeds texts as vectors of norm 1 that depend on the adapter', async () => {
    const texts = ['The river joins the sea.', 'A river meets the ocean.', 'The river joins the sea.'];
    const embed = (adapter: string | null) => engine().embed({ model: { base, adapter }, texts, queue: 'a' }, never);
    const { vectors, promptTokens } = await embed(null);
    expect(vectors.map(({ length }) => length)).toEqual([192, 192, 192]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(vectors[2]).toEqual(vectors[0]);
    expect(vectors[1]).not.toEqual(vectors[0]);
    expect(promptTokens).toBeGreaterThan(12);
    expect((await embed(adapters[1] ?? null)).vectors[0]).not.toEqual(vectors[0]);
  });

  it('ends a generation whose asker went away', async () => {
    const gone = new AbortController();
    const events = engine().generate(askForLong(), gone.signal);
    await expect(
      (async () => {
        for await (const _ of events) gone.abort(new Error('closed the page'));
      })(),
    ).rejects.toThrow('closed the page');
    const idle = await waitUntil(async () => (await engine().state()).running === 0, { timeoutMs: 2_000, everyMs: 20 });
    expect(idle).toBe(true);
  });

  it('sends away whom it cannot serve soon, and says when to come back', async () => {
    const leave = new AbortController();
    const crowd = Array.from({ length: 8 }, (_, k) =>
      collect(engine().generate({ ...askForLong(), queue: `account ${k % 2}` }, leave.signal)).then(
        () => null,
        (error: unknown) => error,
      ),
    );
    const refused = await Promise.race(crowd);
    expect(refused).toMatchObject({ code: 'rate-limited', details: { retryAfterS: expect.any(Number) } });
    leave.abort(new Error('enough'));
    await Promise.all(crowd);
    expect((await collect(engine().generate(ask(), never))).text.length).toBeGreaterThan(0);
  });

  it(
    'fails what llama.cpp was writing when its process is killed, and answers the next within seconds',
    async () => {
      const events = engine().generate(askForLong(), never)[Symbol.asyncIterator]();
      await events.next();
      process.kill(await findLlamaProcess(service), 'SIGKILL');
      const drain = async () => {
        while (!(await events.next()).done);
      };
      await expect(drain()).rejects.toMatchObject({ code: 'internal' });
      expect((await collect(engine().generate(ask(), never))).text.length).toBeGreaterThan(0);
    },
    START_MS,
  );

  it(
    'fails what it was writing when it is killed itself, and answers as soon as it is there again',
    async () => {
      const events = engine().generate(askForLong(), never)[Symbol.asyncIterator]();
      await events.next();
      const llama = await findLlamaProcess(service);
      await killHard(service);
      const drain = async () => {
        while (!(await events.next()).done);
      };
      await expect(drain()).rejects.toMatchObject({ code: 'internal' });
      const away = openServiceEngine({ url, secret: SECRET }, { connectForMs: 0 });
      await expect(collect(away.generate(ask(), never))).rejects.toMatchObject({ code: 'not-ready' });
      expect(await away.state()).toMatchObject({ ready: false });
      // Its child ends by itself.
      expect(await waitUntil(() => !isThere(llama), { timeoutMs: 10_000 })).toBe(true);
      const waiting = collect(engine().generate(ask(), never));
      service = start();
      expect((await waiting).text.length).toBeGreaterThan(0);
    },
    START_MS,
  );
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
