import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Engine, GenerationEvent, GenerationRequest } from '@/lib/engines/engine';
import { DIALECTS } from '@/lib/engines/remote/dialects';
import { openRemoteEngine } from '@/lib/engines/remote/open-remote-engine';
import { startVllmLike, type VllmLike } from '@/tests/support/engines/vllm-like-server';

const never = new AbortController().signal;
const KEY = 'a key that nobody may see';
let server: VllmLike;

type Options = { mostAdapters?: number; silenceMs?: number; atOnce?: number; dialect?: keyof typeof DIALECTS };

function open({ mostAdapters = 2, silenceMs = 2_000, atOnce = 4, dialect = 'vllm' }: Options = {}): Engine {
  return openRemoteEngine(
    {
      url: `${server.url}/v1`,
      apiKey: KEY,
      silenceMs,
      base: { name: 'the-base', cid: async () => 'base' },
      dialect: DIALECTS[dialect],
      mostAdapters,
      place: async (cid) => ({ name: cid, path: `/adapters/${cid}` }),
      queue: { atOnce, waiting: 2, waitingInLine: 2, expectedS: 3 },
    },
    { request: fetch },
  );
}

function ask(adapter: string | null, changes: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    ...{ model: { base: 'base', adapter }, prompt: 'Say hello.', mostTokens: 8, temperature: 0.5, topP: 0.9, seed: 3 },
    ...{ stop: ['\n'], queue: 'somebody', ...changes },
  };
}

async function collect(events: AsyncIterable<GenerationEvent>): Promise<GenerationEvent[]> {
  const all: GenerationEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const textOf = (events: GenerationEvent[]) => events.map((event) => (event.kind === 'text' ? event.text : '')).join('');
const paths = () => server.asked.map(({ path }) => path);

afterEach(() => server.close());

describe('a server that behaves as vLLM says', () => {
  it('streams the base’s answer with its tokens counted, and is asked as vLLM expects', async () => {
    server = await startVllmLike({ apiKey: KEY });
    expect(await collect(open().generate(ask(null), never))).toEqual([
      { kind: 'text', text: 'Hel' },
      { kind: 'text', text: 'lo' },
      { kind: 'text', text: ' there.' },
      { kind: 'end', reason: 'stop', promptTokens: 7, completionTokens: 3 },
    ]);
    expect(server.asked[0]).toMatchObject({
      path: '/v1/completions',
      authorization: `Bearer ${KEY}`,
      body: {
        ...{ model: 'the-base', prompt: 'Say hello.', max_tokens: 8, temperature: 0.5, top_p: 0.9, seed: 3 },
        ...{ stop: ['\n'], stream: true, stream_options: { include_usage: true } },
      },
    });
  });

  it('says when an answer was cut at its length', async () => {
    server = await startVllmLike();
    const events = await collect(open().generate(ask(null, { mostTokens: 3 }), never));
    expect(events.at(-1)).toMatchObject({ kind: 'end', reason: 'length' });
  });

  it('loads an adapter before its first answer, once, also when many ask at the same time', async () => {
    server = await startVllmLike();
    const engine = open();
    await Promise.all([1, 2, 3].map(() => collect(engine.generate(ask('a'), never))));
    expect(paths().filter((path) => path === '/v1/load_lora_adapter')).toHaveLength(1);
    expect(server.asked[0]?.body).toEqual({ lora_name: 'a', lora_path: '/adapters/a' });
    expect(server.asked.at(-1)?.body.model).toBe('a');
    expect(await engine.state()).toMatchObject({ ready: true, loaded: [{ cid: 'a', generations: 3 }], base: null });
  });

  it('unloads the adapter not used for longest when there are too many', async () => {
    server = await startVllmLike();
    const engine = open({ mostAdapters: 2 });
    for (const adapter of ['a', 'b', 'a', 'c']) await collect(engine.generate(ask(adapter), never));
    expect([...server.modules.keys()].sort()).toEqual(['a', 'c']);
    expect(await engine.state()).toMatchObject({ evicted: 1, loaded: [{ cid: 'c' }, { cid: 'a' }] });
  });

  it('takes “has already been loaded” (400) for loaded', async () => {
    server = await startVllmLike();
    server.modules.set('a', '/adapters/a');
    expect(textOf(await collect(open().generate(ask('a'), never)))).toBe('Hello there.');
  });

  it('loads an adapter again that a server started anew has no longer (404)', async () => {
    server = await startVllmLike();
    const engine = open();
    await collect(engine.generate(ask('a'), never));
    server.modules.clear();
    expect(textOf(await collect(engine.generate(ask('a'), never)))).toBe('Hello there.');
    expect(paths().filter((path) => path === '/v1/load_lora_adapter')).toHaveLength(2);
  });

  it('says why an adapter could not be loaded', async () => {
    server = await startVllmLike({ folders: () => false });
    await expect(collect(open().generate(ask('a'), never))).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('No adapter found for /adapters/a'),
    });
    await server.close();
    server = await startVllmLike({ runtimeUpdating: false });
    await expect(collect(open().generate(ask('a'), never))).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('it loads no adapters while it runs'),
    });
  });

  it('refuses a base that it does not serve without asking', async () => {
    server = await startVllmLike();
    const other = ask(null, { model: { base: 'another', adapter: null } });
    await expect(collect(open().generate(other, never))).rejects.toMatchObject({ code: 'not-found' });
    expect(server.asked).toEqual([]);
  });

  it.each([
    [429, { 'retry-after': '17' }, { code: 'rate-limited', details: { retryAfterS: 17 } }],
    [503, { 'retry-after': '2' }, { code: 'rate-limited', details: { retryAfterS: 2 } }],
    [400, {}, { code: 'invalid-input', message: expect.stringContaining('maximum context length is 512') }],
    [401, {}, { code: 'not-ready', message: expect.stringContaining('key') }],
    [404, {}, { code: 'not-found' }],
    [500, {}, { code: 'not-ready', message: expect.not.stringContaining('512') }],
  ])('tells what %i means to who asked', async (status, headers, expected) => {
    server = await startVllmLike();
    const body = JSON.stringify({
      error: { message: "This model's maximum context length is 512 tokens.", code: status },
    });
    server.failures.push({ status, headers: headers as Record<string, string>, body });
    await expect(collect(open().generate(ask(null), never))).rejects.toMatchObject(expected);
  });

  it('charges nothing for an answer that broke off, or that failed on the way', async () => {
    server = await startVllmLike();
    server.pieces = ['Hel', null];
    await expect(collect(open().generate(ask(null), never))).rejects.toMatchObject({ code: 'not-ready' });
    server.failures.push({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: 'data: {"error": {"message": "EngineCore died", "code": 500}}\n\n',
    });
    await expect(collect(open().generate(ask(null), never))).rejects.toMatchObject({ code: 'internal' });
    server.failures.push({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: 'data: {"choices": []}\n\n',
    });
    await expect(collect(open().generate(ask(null), never))).rejects.toMatchObject({ code: 'internal' });
  });

  it('waits no longer than it was told for a server that says nothing', async () => {
    server = await startVllmLike();
    const silent = (async () =>
      new Promise<Response>((_, reject) => setTimeout(reject, 60_000).unref())) as typeof fetch;
    const hung: typeof fetch = (_, init) =>
      Promise.race([
        silent(''),
        new Promise<never>((_, no) => init?.signal?.addEventListener('abort', () => no(new Error('aborted')))),
      ]);
    const engine = openRemoteEngine(
      {
        ...{ url: server.url, apiKey: null, silenceMs: 30, dialect: DIALECTS.openai, mostAdapters: 1 },
        base: { name: 'the-base', cid: async () => 'base' },
        place: async (cid) => ({ name: cid, path: '' }),
        queue: { atOnce: 1, waiting: 1, waitingInLine: 1, expectedS: 1 },
      },
      { request: hung },
    );
    await expect(collect(engine.generate(ask(null), never))).rejects.toMatchObject({ code: 'timeout' });
    expect(await engine.state()).toMatchObject({ ready: false, running: 0 });
  });

  it('ends the request when nobody listens any more', async () => {
    server = await startVllmLike();
    server.pieces = Array.from({ length: 100_000 }, () => 'word ');
    for await (const event of open().generate(ask(null), never)) if (event.kind === 'text') break;
    await vi.waitFor(() => expect(server.gone).toEqual([true]), { timeout: 5_000 });
  });

  it('sends away whom it cannot serve soon, before the server is asked', async () => {
    server = await startVllmLike();
    const engine = open({ atOnce: 1 });
    const crowd = await Promise.allSettled([1, 2, 3, 4, 5].map(() => collect(engine.generate(ask(null), never))));
    const refused = crowd.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({
      reason: { code: 'rate-limited', details: { retryAfterS: expect.any(Number) } },
    });
    expect(server.asked).toHaveLength(3);
  });

  it('embeds texts in their order, at norm 1', async () => {
    server = await startVllmLike();
    const { vectors, promptTokens } = await open().embed(
      { model: { base: 'base', adapter: null }, texts: ['a', 'b'], queue: 'x' },
      never,
    );
    expect(vectors.map((vector) => [...vector].map((value) => Math.round(value * 10)))).toEqual([
      [6, 8, 0],
      [6, 8, 0],
    ]);
    expect(promptTokens).toBe(9);
  });

  it('shows its address and its key in no error', async () => {
    server = await startVllmLike({ apiKey: 'another' });
    const engine = open();
    const failures: unknown[] = [];
    failures.push(await collect(engine.generate(ask(null), never)).catch((error: unknown) => error));
    await server.close();
    failures.push(await collect(engine.generate(ask(null), never)).catch((error: unknown) => error));
    for (const failure of failures) {
      const shown =
        failure instanceof Error ? `${failure.stack} ${String(failure.cause)} ${JSON.stringify(failure)}` : '';
      expect(shown).toContain('AppError');
      expect(shown).not.toContain(KEY);
      expect(shown).not.toContain(new URL(server.url).host);
    }
    server = await startVllmLike();
  });
});

describe('servers that name adapters otherwise', () => {
  it('SGLang: behind the base, loaded without /v1, and again when it says “not loaded” (400)', async () => {
    server = await startVllmLike();
    server.failures.push(
      { status: 200, body: '{"success": true, "error_message": "", "loaded_adapters": {"a": "/adapters/a"}}' },
      {
        status: 400,
        body: '{"object": "error", "message": "The following requested LoRA adapters are not loaded: a\\nLoaded adapters: dict_keys([]).", "type": "BadRequestError", "code": 400}',
      },
      { status: 200, body: '{"success": true, "error_message": "", "loaded_adapters": {"a": "/adapters/a"}}' },
      {
        status: 200,
        body: '{"choices": [{"text": "Hello.", "finish_reason": "stop"}], "usage": {"prompt_tokens": 2, "completion_tokens": 2}}',
      },
    );
    const events = await collect(open({ dialect: 'sglang' }).generate(ask('a'), never));
    expect(textOf(events)).toBe('Hello.');
    expect(paths()).toEqual(['/load_lora_adapter', '/v1/completions', '/load_lora_adapter', '/v1/completions']);
    expect(server.asked[1]?.body.model).toBe('the-base:a');
  });

  it('SGLang: says what it said when it cannot load one', async () => {
    server = await startVllmLike();
    server.failures.push({
      status: 400,
      body: '{"success": false, "error_message": "rank 128 is larger than max_lora_rank 64"}',
    });
    await expect(collect(open({ dialect: 'sglang' }).generate(ask('a'), never))).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('max_lora_rank 64'),
    });
  });

  it('LoRAX: the folder itself is the model, and nothing is loaded beforehand', async () => {
    server = await startVllmLike();
    server.modules.set('/adapters/a', '');
    server.modules.set('', '');
    const engine = open({ dialect: 'lorax' });
    await collect(engine.generate(ask('a'), never));
    await collect(engine.generate(ask(null), never));
    expect(server.asked.map(({ path, body }) => [path, body.model])).toEqual([
      ['/v1/completions', '/adapters/a'],
      ['/v1/completions', ''],
    ]);
  });
});
