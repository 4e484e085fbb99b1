import { randomUUID } from 'node:crypto';
import OpenAI, {
  type APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  RateLimitError,
} from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openScriptedEngine, WORDS_WRITTEN } from '@/tests/support/scripted-engine';
import { type Asking, startAsking } from '@/tests/support/start-asking';

/** What this API adds to the answers that the client knows. */
type WithReceipt = { receipt: string | null };

/** The stage takes some twenty seconds of a machine that does nothing else. */
const SLOW_MACHINE_MS = 240_000;

const engine = openScriptedEngine();
let asking: Asking;
let adapter: string;
let client: OpenAI;
let permissionHash: `0x${string}`;
beforeAll(async () => {
  asking = await startAsking(engine);
  adapter = `tributary-${asking.adapter.adapterId}`;
}, SLOW_MACHINE_MS);
beforeEach(async () => {
  engine.reset();
  retryable = { headers: { 'idempotency-key': randomUUID() } };
  ({ client, permissionHash } = await openClient(20));
});
afterAll(() => asking.stop());

async function openClient(answers: number) {
  const { key, permissionHash } = await asking.makeKey(answers);
  return { permissionHash, client: new OpenAI({ apiKey: key, baseURL: asking.baseURL, maxRetries: 0 }) };
}

const question = [{ role: 'user' as const, content: 'What is a ripe cherry like?' }];
const served = () => asking.servedUnder(permissionHash);
const findReceipt = (id: string | null) =>
  asking.economy.database.db.receipt.findUniqueOrThrow({ where: { id: id ?? '' } });
let retryable: { headers: Record<string, string> };
const patiently = { timeout: 20_000 };

/** A stream read to its end. */
async function readStream(stream: AsyncIterable<OpenAI.Chat.ChatCompletionChunk>) {
  const chunks: (OpenAI.Chat.ChatCompletionChunk & Partial<WithReceipt>)[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
  return { chunks, text, last: chunks.at(-1) };
}

describe('models', () => {
  it('lists what the key may ask; an adapter names its file and its base', async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual(['tributary-1', adapter]);
    expect(data[1]).toMatchObject({
      object: 'model',
      owned_by: asking.economy.accountOf(2),
      root: asking.adapter.adapterCid,
      parent: `tributary-${asking.adapter.baseId}`,
    });
  });

  it('finds one by its name and by its number, and no base, retired or unknown one', async () => {
    expect((await client.models.retrieve(adapter)).id).toBe(adapter);
    expect((await client.models.retrieve('1')).id).toBe('tributary-1');
    for (const name of [`tributary-${asking.adapter.baseId}`, 'tributary-2', 'tributary-99', 'gpt-5', '0']) {
      await expect(client.models.retrieve(name)).rejects.toBeInstanceOf(NotFoundError);
    }
  });
});

describe('chat', () => {
  it('answers with text, finish reason, usage, and the receipt in body and header', async () => {
    const { data, response } = await client.chat.completions
      .create({ model: adapter, messages: question })
      .withResponse();
    const { receipt } = data as typeof data & WithReceipt;
    const [choice] = data.choices;
    expect(choice?.message).toMatchObject({ role: 'assistant' });
    expect(choice?.message.content?.split(' ')).toHaveLength(WORDS_WRITTEN);
    expect(choice?.finish_reason).toBe('stop');
    expect(data.usage).toMatchObject({ completion_tokens: WORDS_WRITTEN });
    expect(data.usage?.total_tokens).toBe((data.usage?.prompt_tokens ?? 0) + WORDS_WRITTEN);
    expect(response.headers.get('x-tributary-receipt')).toBe(receipt);
    expect(await findReceipt(receipt)).toMatchObject({
      state: 'answered',
      question: question[0]?.content,
      answer: { kind: 'text', text: choice?.message.content },
    });
    expect(await served()).toBe(1);
  });

  it('asks the engine for the adapter on its base, in the base’s template, the likeliest text by default', async () => {
    await client.chat.completions.create({ model: adapter, messages: question, max_tokens: 9_999 });
    const { baseCid: base, adapterCid } = asking.adapter;
    expect(engine.generations[0]?.request).toMatchObject({
      model: { base, adapter: adapterCid },
      prompt: '<|user|>What is a ripe cherry like?<|end|><|assistant|>',
      mostTokens: 256,
      temperature: 0,
      topP: 1,
      queue: asking.economy.accountOf(3),
    });
  });

  it('passes on how to write: tokens, temperature, top_p, seed, stop', async () => {
    const { choices } = await client.chat.completions.create({
      model: adapter,
      messages: question,
      max_completion_tokens: 2,
      temperature: 0.5,
      top_p: 0.9,
      seed: -1,
      stop: ['cherryX'],
    });
    expect(choices[0]?.finish_reason).toBe('length');
    const { request } = engine.generations[0] ?? {};
    expect(request).toMatchObject({ mostTokens: 2, temperature: 0.5, topP: 0.9, seed: 0xffff_ffff });
    expect(request?.stop).toEqual(['<|end|>', '<|user|>', '<|assistant|>', 'cherryX']);
  });

  it('reads parts and conversations; the receipt tells who said what', async () => {
    const data = await client.chat.completions.create({
      model: adapter,
      messages: [
        { role: 'developer', content: 'Be brief.' },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Good day.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'And ' },
            { type: 'text', text: 'now <|end|>?' },
          ],
        },
      ],
    });
    expect(engine.generations[0]?.request.prompt).toBe(
      '<|user|>Be brief.<|end|><|user|>Hello<|end|><|assistant|>Good day.<|end|><|user|>And now < |end|>?<|end|><|assistant|>',
    );
    const { question: told } = await findReceipt((data as typeof data & WithReceipt).receipt);
    expect(told).toBe('system: Be brief.\nuser: Hello\nassistant: Good day.\nuser: And now <|end|>?');
  });

  it('has a classifier give its label to the last message, whatever the settings', async () => {
    const messages = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'a ripe cherry' },
    ];
    const data = await client.chat.completions.create({ model: '1', messages, temperature: 1, max_tokens: 5 });
    expect(data.choices[0]?.message.content).toBe('red');
    expect(await findReceipt((data as typeof data & WithReceipt).receipt)).toMatchObject({ question: 'a ripe cherry' });
  });

  it('keeps an undisclosed question and its answer out of what is published', async () => {
    const body = { model: adapter, messages: question, disclosed: false };
    const data = await client.chat.completions.create(body);
    const row = await findReceipt((data as typeof data & WithReceipt).receipt);
    expect(row).toMatchObject({ disclosed: false, answer: { salt: expect.stringMatching(/^0x[0-9a-f]{64}$/) } });
  });
});

describe('streams', () => {
  it('begin with the role, give the text piece by piece, and end with reason, usage and receipt', async () => {
    const whole = await client.chat.completions.create({ model: adapter, messages: question });
    const { chunks, text, last } = await readStream(
      await client.chat.completions.create({
        model: adapter,
        messages: question,
        stream: true,
        stream_options: { include_usage: true },
      }),
    );
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(chunks).toHaveLength(1 + WORDS_WRITTEN + 2);
    expect(chunks.at(-2)?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
    expect(last?.choices).toEqual([]);
    expect(last?.usage).toEqual(whole.usage);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(await findReceipt(last?.receipt ?? null)).toMatchObject({ state: 'answered', answer: { text } });
  });

  it('come as they are written, not when all is written', async () => {
    engine.script.holdAfter = 2;
    const stream = await client.chat.completions.create({ model: adapter, messages: question, stream: true });
    const iterator = stream[Symbol.asyncIterator]();
    for (let k = 0; k < 3; k += 1) await iterator.next();
    expect(engine.generations[0]?.ended).toBe('running');
    engine.release();
    const rest = await readStream({ [Symbol.asyncIterator]: () => iterator });
    expect(rest.last?.receipt).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('work with the client’s helper, and for a label', async () => {
    const helper = client.chat.completions.stream({ model: adapter, messages: question });
    expect((await helper.finalChatCompletion()).choices[0]?.finish_reason).toBe('stop');
    const messages = [{ role: 'user' as const, content: 'a ripe cherry' }];
    const { text } = await readStream(await client.chat.completions.create({ model: '1', messages, stream: true }));
    expect(text).toBe('red');
  });

  it('stop the writing when the reader leaves before the first word, and cost nothing then', async () => {
    engine.script.holdAfter = 0;
    const leaving = new AbortController();
    const body = { model: adapter, messages: question, stream: true as const };
    const gone = client.chat.completions.create(body, { signal: leaving.signal });
    await engine.heldUp(1);
    expect(await served()).toBe(1);
    leaving.abort();
    await expect(gone).rejects.toThrow(/abort/i);
    await expect.poll(() => engine.generations[0]?.ended, patiently).toBe('left');
    await expect.poll(served, patiently).toBe(0);
    const rows = await asking.economy.database.db.receipt.findMany({ where: { permissionHash } });
    expect(rows).toMatchObject([{ state: 'failed', answer: null }]);
  });

  it.each([1, 2, WORDS_WRITTEN - 1])(
    'left after %i words are written to their end, charged once, and got whole by the same key',
    async (words) => {
      engine.script.holdAfter = words;
      const leftBefore = asking.leftEarly();
      const body = { model: adapter, messages: question, temperature: 1 };
      const stream = await client.chat.completions.create({ ...body, stream: true }, retryable);
      let [pieces, heard] = [0, ''];
      for await (const { choices } of stream) {
        heard += choices[0]?.delta.content ?? '';
        if (++pieces === 1 + words) break;
      }
      expect(heard.split(' ')).toHaveLength(words);
      await expect.poll(asking.leftEarly, patiently).toBe(leftBefore + 1);
      expect(engine.generations[0]?.ended).toBe('running');
      engine.release();
      await expect.poll(() => engine.generations[0]?.ended, patiently).toBe('whole');
      const whole = await client.chat.completions.create(body, retryable);
      const text = whole.choices[0]?.message.content ?? '';
      expect(text.split(' ')).toHaveLength(WORDS_WRITTEN);
      expect(text.startsWith(heard)).toBe(true);
      const again = await client.chat.completions.create({ ...body, stream: true }, retryable);
      expect((await readStream(again)).text).toBe(text);
      const rows = await asking.economy.database.db.receipt.findMany({ where: { permissionHash } });
      expect(rows).toMatchObject([{ state: 'answered', answer: { kind: 'text', text } }]);
      expect((whole as typeof whole & WithReceipt).receipt).toBe(rows[0]?.id);
      expect(engine.generations).toHaveLength(1);
      expect(await served()).toBe(1);
    },
  );

  it('left in the middle cost nothing when the engine then dies, and are written by the next try', async () => {
    engine.script.holdAfter = 2;
    engine.script.dieAfter = 3;
    const leftBefore = asking.leftEarly();
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const body = { model: adapter, messages: question, temperature: 1 };
    const stream = await client.chat.completions.create({ ...body, stream: true }, retryable);
    let pieces = 0;
    for await (const _ of stream) if (++pieces === 3) break;
    await expect.poll(asking.leftEarly, patiently).toBe(leftBefore + 1);
    engine.release();
    await expect.poll(() => engine.generations[0]?.ended, patiently).toBe('died');
    await expect.poll(served, patiently).toBe(0);
    await expect
      .poll(() => logged.mock.calls.map(([words]) => words), patiently)
      .toEqual(['An answer was not finished after its asker had left.']);
    logged.mockRestore();
    engine.reset();
    expect((await client.chat.completions.create(body, retryable)).choices[0]?.finish_reason).toBe('stop');
    expect(await served()).toBe(1);
  });

  it('end with an error the client throws when the engine dies on the way, and cost nothing then', async () => {
    engine.script.dieAfter = 3;
    const stream = await client.chat.completions.create({ model: adapter, messages: question, stream: true });
    const heard: string[] = [];
    const reading = (async () => {
      for await (const { choices } of stream) heard.push(choices[0]?.delta.content ?? '');
    })();
    await expect(reading).rejects.toMatchObject({ error: { code: 'not_ready', type: 'server_error' } });
    expect(heard).toHaveLength(4);
    expect(await served()).toBe(0);
  });
});

describe('retries with one Idempotency-Key', () => {
  const ask = () => client.chat.completions.create({ model: adapter, messages: question, temperature: 1 }, retryable);

  it('get the recorded answer, whole and as a stream, and are charged once', async () => {
    const first = await ask();
    expect(await ask()).toEqual(first);
    const body = { model: adapter, messages: question, temperature: 1, stream: true as const };
    const { text, last } = await readStream(await client.chat.completions.create(body, retryable));
    expect(text).toBe(first.choices[0]?.message.content);
    expect(last?.receipt).toBe((first as typeof first & WithReceipt).receipt);
    expect(engine.generations).toHaveLength(1);
    expect(await served()).toBe(1);
  });

  it('at the same time wait for the one that writes, also while it streams', async () => {
    engine.script.holdAfter = 1;
    const body = { model: adapter, messages: question, temperature: 1, stream: true as const };
    const streamed = readStream(await client.chat.completions.create(body, retryable));
    await engine.heldUp(1);
    const whole = Promise.all([ask(), ask()]);
    const second = client.chat.completions.create(body, retryable).then(readStream);
    engine.release();
    const [first, [one, two], retried] = await Promise.all([streamed, whole, second]);
    const texts = [one, two].map(({ choices }) => choices[0]?.message.content);
    expect([...texts, retried.text]).toEqual([first.text, first.text, first.text]);
    expect((one as typeof one & WithReceipt).receipt).toBe(first.last?.receipt);
    expect(engine.generations).toHaveLength(1);
    expect(await served()).toBe(1);
  });

  it('write the same text again where the first writer died without a word of it recorded', async () => {
    const { db } = asking.economy.database;
    const first = await ask();
    const { receipt } = first as typeof first & WithReceipt;
    await db.receipt.update({ where: { id: receipt ?? '' }, data: { state: 'reserved', answer: undefined } });
    const again = await ask();
    expect(again.choices).toEqual(first.choices);
    expect(engine.generations).toHaveLength(2);
    expect(await served()).toBe(1);
  });

  it('take over from a writer whose signs of life stopped, which then stops and can record nothing', async () => {
    const { db } = asking.economy.database;
    engine.script.holdAfter = 2;
    const stalled = ask().catch((error: unknown) => error);
    await engine.heldUp(1);
    const [row] = await db.receipt.findMany({ where: { permissionHash } });
    // As though its process had stood still for longer than its lease, and whoever took it over had died.
    const lost = { leaseHolder: randomUUID(), leaseUntil: new Date(0) };
    await db.receipt.update({ where: { id: row?.id ?? '' }, data: lost });
    await expect.poll(() => engine.generations[0]?.ended, patiently).toBe('left');
    expect(await stalled).toMatchObject({ status: 503, code: 'not_ready' });
    engine.script.holdAfter = Number.POSITIVE_INFINITY;
    const taken = await ask();
    expect((taken as typeof taken & WithReceipt).receipt).toBe(row?.id);
    const [first, second] = engine.generations.map(({ request }) => request);
    expect(second).toEqual(first);
    expect(await served()).toBe(1);
    expect(await db.receipt.count({ where: { permissionHash } })).toBe(1);
  });

  it('ask anew when the first one left', async () => {
    engine.script.holdAfter = 1;
    const leaving = new AbortController();
    const gone = client.chat.completions.create(
      { model: adapter, messages: question, temperature: 1 },
      { ...retryable, signal: leaving.signal },
    );
    await engine.heldUp(1);
    const staying = ask();
    engine.script.holdAfter = Number.POSITIVE_INFINITY;
    leaving.abort();
    await expect(gone).rejects.toThrow(/abort/i);
    expect((await staying).choices[0]?.message.content?.split(' ')).toHaveLength(WORDS_WRITTEN);
    expect(await served()).toBe(1);
  });

  it('refuse another request under the key, without the client trying again', async () => {
    await ask();
    const patient = new OpenAI({ apiKey: client.apiKey, baseURL: asking.baseURL, maxRetries: 3 });
    const other = patient.chat.completions.create({ model: adapter, messages: question, temperature: 0.9 }, retryable);
    await expect(other).rejects.toBeInstanceOf(ConflictError);
    expect(await served()).toBe(1);
  });
});

describe('what is refused costs nothing', () => {
  it('by its parameter’s name', async () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ n: 2 }, 'n'],
      [{ response_format: { type: 'json_object' } }, 'response_format'],
      [{ tools: [{ type: 'function', function: { name: 'x' } }] }, 'tools'],
      [{ logprobs: true }, 'logprobs'],
      [{ presence_penalty: 1 }, 'presence_penalty'],
      [{ top_k: 5 }, 'top_k'],
      [{ temperature: 3 }, 'temperature'],
      [{ max_tokens: 0 }, 'max_tokens'],
      [{ stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop'],
      [{ messages: [] }, 'messages'],
      [{ messages: [{ role: 'assistant', content: 'I' }] }, 'messages'],
      [{ messages: [{ role: 'tool', content: 'I', tool_call_id: 'x' }] }, 'messages.0.role'],
      [
        { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] },
        'messages.0.content',
      ],
      [{ messages: [{ role: 'user', content: 'x'.repeat(8_001) }] }, 'messages'],
      [{ messages: undefined }, 'messages'],
    ];
    for (const [changes, param] of cases) {
      const body = { model: adapter, messages: question, ...changes };
      const error = await client.chat.completions.create(body as never).then(
        () => null,
        (refused: unknown) => refused,
      );
      expect(error, param).toBeInstanceOf(BadRequestError);
      expect(error, param).toMatchObject({ param, type: 'invalid_request_error' });
    }
    expect(await served()).toBe(0);
    expect(engine.generations).toHaveLength(0);
  });

  it('accepts what asks for nothing special', async () => {
    await client.chat.completions.create({
      model: adapter,
      messages: question,
      n: 1,
      response_format: { type: 'text' },
      frequency_penalty: 0,
      logprobs: false,
      stop: null,
      user: 'me',
      store: false,
    });
    expect(await served()).toBe(1);
  });

  it('an unknown model, a base, a wrong key, an engine that is full, a budget that is reached', async () => {
    const ask = (model: string, by = client) => by.chat.completions.create({ model, messages: question });
    await expect(ask('gpt-5')).rejects.toMatchObject({ status: 404, code: 'model_not_found', param: 'model' });
    await expect(ask(`tributary-${asking.adapter.baseId}`)).rejects.toBeInstanceOf(NotFoundError);
    const stranger = new OpenAI({ apiKey: 'trb_wrong', baseURL: asking.baseURL, maxRetries: 0 });
    await expect(ask(adapter, stranger)).rejects.toBeInstanceOf(AuthenticationError);

    engine.script.full = true;
    const refused = await ask(adapter).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RateLimitError);
    expect((refused as APIError).headers?.get('retry-after')).toBe('7');
    expect(await served()).toBe(0);

    engine.script.full = false;
    const poor = await openClient(1);
    await ask(adapter, poor.client);
    await expect(ask(adapter, poor.client)).rejects.toMatchObject({ status: 402, code: 'budget_reached' });
    const streamed = poor.client.chat.completions.create({ model: adapter, messages: question, stream: true });
    await expect(streamed).rejects.toMatchObject({ status: 402 });
    expect(await asking.servedUnder(poor.permissionHash)).toBe(1);
  });

  it('a whole answer whose engine died, or whose asker left', async () => {
    engine.script.dieAfter = 1;
    await expect(client.chat.completions.create({ model: adapter, messages: question })).rejects.toMatchObject({
      status: 503,
      code: 'not_ready',
    });
    expect(await served()).toBe(0);
    engine.script = { holdAfter: 1, dieAfter: Number.POSITIVE_INFINITY, full: false };
    const leaving = new AbortController();
    const body = { model: adapter, messages: question };
    const gone = client.chat.completions.create(body, { signal: leaving.signal });
    await engine.heldUp(1);
    leaving.abort();
    await expect(gone).rejects.toThrow(/abort/i);
    await expect.poll(() => engine.generations.at(-1)?.ended, patiently).toBe('left');
    await expect.poll(served, patiently).toBe(0);
  });

  it('is tried again by the client once the engine is back, and charged once', async () => {
    const patient = new OpenAI({ apiKey: client.apiKey, baseURL: asking.baseURL, maxRetries: 2 });
    engine.script.dieAfter = 1;
    const answer = patient.chat.completions.create({ model: adapter, messages: question });
    await expect.poll(() => engine.generations[0]?.ended, patiently).toBe('died');
    engine.script.dieAfter = Number.POSITIVE_INFINITY;
    expect((await answer).choices[0]?.finish_reason).toBe('stop');
    expect(await served()).toBe(1);
  });
});

describe('completions and embeddings', () => {
  it('goes on from a text, whole and as a stream', async () => {
    const prompt = 'Once upon a time';
    const whole = await client.completions.create({ model: adapter, prompt });
    expect(engine.generations[0]?.request.prompt).toBe(prompt);
    const stream = await client.completions.create({ model: adapter, prompt, stream: true });
    let text = '';
    for await (const { choices } of stream) text += choices[0]?.text ?? '';
    expect(text).toBe(whole.choices[0]?.text);
    await expect(client.completions.create({ model: adapter, prompt: ['a', 'b'] })).rejects.toMatchObject({
      param: 'prompt',
    });
  });

  it('gives vectors as base64, which the client asks for, and as numbers; once paid, once', async () => {
    const input = ['a cherry', 'the sky'];
    const first = await client.embeddings.create({ model: adapter, input }, retryable);
    expect(first.data.map(({ index }) => index)).toEqual([0, 1]);
    const floats = await client.embeddings.create({ model: adapter, input, encoding_format: 'float' }, retryable);
    // The client asks for base64 by default and decodes it; both carry the same float32 numbers.
    expect(floats.data).toEqual(first.data.map((entry) => ({ ...entry, embedding: Array.from(entry.embedding) })));
    const [vector] = floats.data;
    expect(Math.hypot(...(vector?.embedding ?? []))).toBeCloseTo(1, 6);
    expect(first.usage).toEqual({ prompt_tokens: 2, total_tokens: 2 });
    expect(await served()).toBe(1);
    await expect(client.embeddings.create({ model: '1', input })).rejects.toMatchObject({
      status: 400,
      param: 'model',
    });
    await expect(client.embeddings.create({ model: adapter, input, dimensions: 2 })).rejects.toMatchObject({
      param: 'dimensions',
    });
  });
});

it('lets pages of other sites ask', async () => {
  const preflight = await fetch(`${asking.baseURL}/chat/completions`, {
    method: 'OPTIONS',
    headers: { origin: 'https://example.org', 'access-control-request-headers': 'authorization,x-stainless-os' },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,x-stainless-os');
  const refused = await fetch(`${asking.baseURL}/models`);
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
});
