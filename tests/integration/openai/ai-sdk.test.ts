import { randomUUID } from 'node:crypto';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, embedMany, generateText, streamText } from 'ai';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openScriptedEngine, WORDS_WRITTEN } from '@/tests/support/scripted-engine';
import { type Asking, startAsking } from '@/tests/support/start-asking';

/** The stage takes some twenty seconds of a machine that does nothing else. */
const SLOW_MACHINE_MS = 240_000;

const engine = openScriptedEngine();
let asking: Asking;
let model: string;
let permissionHash: `0x${string}`;
let provider: ReturnType<typeof createOpenAICompatible>;
beforeAll(async () => {
  asking = await startAsking(engine);
  model = `tributary-${asking.adapter.adapterId}`;
}, SLOW_MACHINE_MS);
beforeEach(async () => {
  engine.reset();
  const made = await asking.makeKey(20);
  permissionHash = made.permissionHash;
  provider = createOpenAICompatible({
    name: 'tributary',
    baseURL: asking.baseURL,
    apiKey: made.key,
    includeUsage: true,
  });
});
afterAll(() => asking.stop());

const prompt = 'What is a ripe cherry like?';

it('generates a text with its usage, and the receipt in a header', async () => {
  const { text, finishReason, usage, response } = await generateText({
    model: provider(model),
    system: 'Be brief.',
    prompt,
    maxOutputTokens: 4,
    temperature: 0,
  });
  expect(text.split(' ')).toHaveLength(4);
  expect(finishReason).toBe('length');
  expect(usage.outputTokens).toBe(4);
  const row = await asking.economy.database.db.receipt.findUniqueOrThrow({
    where: { id: response.headers?.['x-tributary-receipt'] ?? '' },
  });
  expect(row).toMatchObject({ question: `system: Be brief.\nuser: ${prompt}`, answer: { kind: 'text', text } });
});

it('streams the same text, with its usage', async () => {
  const whole = await generateText({ model: provider(model), prompt });
  const result = streamText({ model: provider(model), prompt });
  const pieces: string[] = [];
  for await (const piece of result.textStream) pieces.push(piece);
  expect(pieces).toHaveLength(WORDS_WRITTEN);
  expect(pieces.join('')).toBe(whole.text);
  expect(await result.finishReason).toBe('stop');
  expect((await result.usage).outputTokens).toBe(WORDS_WRITTEN);
  expect(await asking.servedUnder(permissionHash)).toBe(2);
});

it('stops the writing when it is aborted before the first word, and then costs nothing', async () => {
  engine.script.holdAfter = 0;
  const leaving = new AbortController();
  const result = streamText({ model: provider(model), prompt, abortSignal: leaving.signal, onError: () => {} });
  const heard: string[] = [];
  const reading = (async () => {
    for await (const piece of result.textStream) heard.push(piece);
  })();
  await engine.heldUp(1);
  expect(await asking.servedUnder(permissionHash)).toBe(1);
  leaving.abort();
  await reading;
  expect(heard).toEqual([]);
  await expect.poll(() => engine.generations[0]?.ended, { timeout: 20_000 }).toBe('left');
  await expect.poll(() => asking.servedUnder(permissionHash), { timeout: 20_000 }).toBe(0);
});

it('pays for what it began to read when it is aborted later, and gets the whole of it by its key', async () => {
  engine.script.holdAfter = 2;
  const headers = { 'idempotency-key': randomUUID() };
  const leftBefore = asking.leftEarly();
  const leaving = new AbortController();
  const result = streamText({
    model: provider(model),
    prompt,
    headers,
    abortSignal: leaving.signal,
    onError: () => {},
  });
  const heard: string[] = [];
  for await (const piece of result.textStream) {
    heard.push(piece);
    if (heard.length === 2) leaving.abort();
  }
  expect(heard).toHaveLength(2);
  await expect.poll(asking.leftEarly, { timeout: 20_000 }).toBe(leftBefore + 1);
  engine.release();
  await expect.poll(() => engine.generations[0]?.ended, { timeout: 20_000 }).toBe('whole');
  const { text } = await generateText({ model: provider(model), prompt, headers });
  expect(text.split(' ')).toHaveLength(WORDS_WRITTEN);
  expect(text.startsWith(heard.join(''))).toBe(true);
  expect(engine.generations).toHaveLength(1);
  expect(await asking.servedUnder(permissionHash)).toBe(1);
});

it('throws what is refused, with its status', async () => {
  const refused = generateText({ model: provider('tributary-99'), prompt, maxRetries: 0 });
  await expect(refused).rejects.toSatisfy((error) => APICallError.isInstance(error) && error.statusCode === 404);
  engine.script.full = true;
  const busy = generateText({ model: provider(model), prompt, maxRetries: 0 });
  await expect(busy).rejects.toSatisfy((error) => APICallError.isInstance(error) && error.statusCode === 429);
});

it('embeds texts', async () => {
  const { embeddings } = await embedMany({ model: provider.embeddingModel(model), values: ['a cherry', 'the sky'] });
  expect(embeddings).toHaveLength(2);
  expect(Math.hypot(...(embeddings[0] ?? []))).toBeCloseTo(1, 6);
});
