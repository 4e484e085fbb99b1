import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '@/lib/core/canonical-json';
import { trainEndpointModel } from '@/lib/jobs/train/train-endpoint-model';
import type { EndpointRequest } from '@/lib/schemas/training';
import { deleteEndpointSecret } from '@/lib/server/endpoints/delete-endpoint-secret';
import { generateByEndpoint } from '@/lib/server/endpoints/generate-by-endpoint';
import { listEndpointSecrets } from '@/lib/server/endpoints/list-endpoint-secrets';
import { storeEndpointSecret } from '@/lib/server/endpoints/store-endpoint-secret';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { startVllmLike, type VllmLike } from '@/tests/support/engines/vllm-like-server';

const builder = `0x${'a1'.repeat(20)}` as const;
const other = `0x${'b2'.repeat(20)}` as const;
const never = new AbortController().signal;
let connection: TestDatabase;
let server: VllmLike;

beforeAll(async () => {
  connection = await createTestDatabase();
  vi.stubEnv('SESSION_SECRET', 'the secret of this test, which is long enough');
  vi.stubEnv('LOCAL_MODE', 'true');
  vi.stubEnv('ALLOW_LOCAL_ENDPOINTS', 'true');
});
afterEach(() => server.close());
afterAll(async () => {
  vi.unstubAllEnvs();
  await connection.close();
});

async function open(apiKey = 'sk-right') {
  server = await startVllmLike({ apiKey });
  const settings = { dialect: 'openai', url: `${server.url}/v1`, model: 'the-base' } as const;
  const request: EndpointRequest = {
    ...{ kind: 'endpoint', name: 'A server', summary: 'It answers somewhere else.', textField: 'text' },
    ...{ datanets: [{ datanetId: 1, version: 1 }], settings },
  };
  const records = [
    {
      contributionId: 1,
      index: 0,
      hash: `0x${'c3'.repeat(32)}`,
      credits: [{ account: other, partsPerMillion: 1_000_000 }],
      resembles: null,
    },
  ];
  return { settings, request, records: records as unknown as Parameters<typeof trainEndpointModel>[1]['records'] };
}

describe('a builder’s own server', () => {
  it('is asked with the key of its own builder, which stands nowhere in clear', async () => {
    const { db } = connection;
    const { settings, request, records } = await open();
    await storeEndpointSecret({ db }, { account: builder, settings, key: 'sk-right' });
    const kept = await db.endpointSecret.findMany();
    expect(JSON.stringify(kept)).not.toContain('sk-right');
    const trained = await trainEndpointModel({ db }, { request, records, account: builder }, never);
    expect(new TextDecoder().decode(trained.bytes)).toBe(canonicalJson(settings));
    expect(trained.trained).toEqual({ kind: 'endpoint' });
    expect(server.asked).toHaveLength(1);
    // Another account's model of the same settings is asked without it.
    await expect(trainEndpointModel({ db }, { request, records, account: other }, never)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('does not accept its key'),
    });
  });

  it('answers for its published model, with the key in force', async () => {
    const { db } = connection;
    const { settings } = await open('sk-second');
    const ask = async () => {
      let text = '';
      const manifest = { settings, builder } as Parameters<typeof generateByEndpoint>[1]['manifest'];
      const asked = {
        messages: [{ role: 'user', content: 'Hello?' }],
        mostTokens: 9,
        temperature: 0,
        topP: 1,
        seed: 1,
        stop: [],
        queue: 'x',
      };
      for await (const event of generateByEndpoint({ db }, { manifest, signal: never, ...asked })) {
        if (event.kind === 'text') text += event.text;
      }
      return text;
    };
    await storeEndpointSecret({ db }, { account: builder, settings, key: 'sk-first' });
    await expect(ask()).rejects.toMatchObject({ code: 'not-ready' });
    await storeEndpointSecret({ db }, { account: builder, settings, key: 'sk-second' });
    expect(await ask()).toBe('Hello there.');
    const [kept] = await listEndpointSecrets({ db }, builder);
    expect(kept).toMatchObject({ server: null, model: null });
    const settingsCid = kept?.settingsCid ?? '';
    await expect(deleteEndpointSecret({ db }, { account: other, settingsCid })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await ask()).toBe('Hello there.');
    await deleteEndpointSecret({ db }, { account: builder, settingsCid });
    await expect(ask()).rejects.toMatchObject({ code: 'not-ready' });
    await expect(deleteEndpointSecret({ db }, { account: builder, settingsCid })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('says what is wrong with a server that does not answer a first question', async () => {
    const { db } = connection;
    const { request, records, settings } = await open();
    await storeEndpointSecret({ db }, { account: builder, settings, key: 'sk-right' });
    const train = () => trainEndpointModel({ db }, { request, records, account: builder }, never);
    server.failures.push({ status: 404, body: '{"error": {"message": "The model `the-base` does not exist."}}' });
    await expect(train()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('no such model'),
    });
    server.failures.push({ status: 500, body: 'secret stack trace' });
    await expect(train()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.not.stringContaining('stack'),
    });
    server.pieces = [' '];
    await expect(train()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('with nothing'),
    });
  });

  it('refuses an address inside, and a key that cannot be one', async () => {
    const { db } = connection;
    const { settings } = await open();
    const store = (url: string, key: string | null) =>
      storeEndpointSecret({ db }, { account: builder, settings: { ...settings, url }, key });
    await expect(store('https://169.254.169.254/v1', null)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(store('https://10.0.0.1', 'sk')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(store(settings.url, 'two words\r\nx-header: 1')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
