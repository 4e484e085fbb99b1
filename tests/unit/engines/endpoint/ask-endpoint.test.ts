import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { askEndpoint, type EndpointRequest } from '@/lib/engines/endpoint/ask-endpoint';
import type { GenerationEvent } from '@/lib/engines/engine';
import { startVllmLike, type VllmLike } from '@/tests/support/engines/vllm-like-server';

const never = new AbortController().signal;
const asked: EndpointRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello?' },
  ],
  ...{ mostTokens: 20, temperature: 0, topP: 1, seed: 5, stop: [], queue: 'somebody' },
};
let server: VllmLike | null = null;
let plain: Server | null = null;

const ask = (
  url: string,
  { allowLocal = true, apiKey = 'sk-1', resolve = undefined as undefined | (() => Promise<[]>) } = {},
) =>
  collect(
    askEndpoint(
      { settings: { url, model: 'the-base' }, apiKey, allowLocal, ...(resolve ? { resolve } : {}) },
      asked,
      never,
    ),
  );

async function collect(events: AsyncIterable<GenerationEvent>): Promise<string> {
  let text = '';
  for await (const event of events)
    text += event.kind === 'text' ? event.text : ` (${event.reason}, ${event.promptTokens})`;
  return text;
}

afterEach(async () => {
  await server?.close();
  server = null;
  plain?.closeAllConnections();
  plain?.close();
  plain = null;
});

describe('askEndpoint', () => {
  it('asks for a chat completion with the builder’s key, and streams it', async () => {
    server = await startVllmLike({ apiKey: 'sk-1' });
    expect(await ask(`${server.url}/v1`)).toBe('Hello there. (stop, 7)');
    expect(server.asked[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer sk-1',
      body: { model: 'the-base', messages: asked.messages, max_tokens: 20, stream: true },
    });
  });

  it('takes an answer that comes whole', async () => {
    server = await startVllmLike();
    const body = { choices: [{ message: { role: 'assistant', content: 'Hi.' }, finish_reason: 'stop' }], usage: null };
    server.failures.push({ status: 200, body: JSON.stringify(body) });
    expect(await ask(server.url)).toBe('Hi. (stop, 0)');
  });

  it('asks no server of this machine where that is not allowed', async () => {
    server = await startVllmLike();
    await expect(ask(server.url, { allowLocal: false })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(server.asked).toEqual([]);
  });

  it('follows no redirect', async () => {
    server = await startVllmLike();
    const { url } = server;
    plain = createServer((_, response) => response.writeHead(307, { location: `${url}/v1/chat/completions` }).end());
    const address = await new Promise<string>((resolve) => {
      plain?.listen(0, '127.0.0.1', () => {
        const bound = plain?.address();
        resolve(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`);
      });
    });
    await expect(ask(address)).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('points elsewhere'),
    });
    expect(server.asked).toEqual([]);
  });

  it('ends the request when nobody listens any more', async () => {
    server = await startVllmLike();
    server.pieces = Array.from({ length: 50_000 }, () => 'word ');
    const access = { settings: { url: server.url, model: 'the-base' }, apiKey: null, allowLocal: true };
    for await (const event of askEndpoint(access, asked, never)) if (event.kind === 'text') break;
    const { gone } = server;
    await expect.poll(() => gone, { timeout: 5_000 }).toEqual([true]);
  });

  it('stops what writes without end', async () => {
    server = await startVllmLike();
    server.pieces = Array.from({ length: 300 }, () => 'x'.repeat(1_000));
    await expect(ask(server.url)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('more than it was asked'),
    });
  });
});
