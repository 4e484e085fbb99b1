import { createServer, get, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPageCache, type PageCache } from '@/lib/runtime/web/page-cache';

/** On a machine that does other things as well. */
const PATIENTLY = { timeout: 10_000 };

const servers: Server[] = [];
let rendered: string[] = [];
let status = 200;
let contentType = 'text/html; charset=utf-8';
let extra: Record<string, string> = {};
let renderMs = 0;
let body = '';
let breaks = false;
let clock = 0;
let cache: PageCache;
let port = 0;

beforeEach(async () => {
  [rendered, status, contentType, extra] = [[], 200, 'text/html; charset=utf-8', {}];
  [renderMs, body, breaks, clock] = [0, '', false, 0];
  cache = createPageCache({
    now: () => clock,
    handle: async (request, response) => {
      rendered.push(request.url ?? '');
      const page = `page ${rendered.length} of ${request.url}${body}`;
      await delay(renderMs);
      response.statusCode = status;
      for (const [name, value] of Object.entries({ 'content-type': contentType, vary: 'accept-encoding', ...extra })) {
        response.setHeader(name, value);
      }
      const encoding = request.headers['accept-encoding'] ?? 'identity';
      if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
      if (encoding === 'gzip') return void response.end(gzipSync(page));
      response.write(page.slice(0, 5));
      if (breaks) throw new Error('broken');
      response.end(page.slice(5));
    },
  });
  cache.resume();
  const server = createServer((request, response) => {
    cache.handle(request, response).catch(() => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function ask(path = '/datanets', headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

const read = async (...args: Parameters<typeof ask>) => (await ask(...args)).body.toString();

test('a shared page is rendered once and given again, with its headers', async () => {
  extra = { 'content-security-policy': "default-src 'self'" };
  const [first, second] = [await ask(), await ask()];
  expect([first.body.toString(), second.body.toString()]).toEqual(['page 1 of /datanets', 'page 1 of /datanets']);
  expect(second.headers).toMatchObject({
    'content-type': contentType,
    'content-security-policy': "default-src 'self'",
    vary: 'accept-encoding',
    'content-length': String(first.body.length),
  });
});

test('another address, language, encoding or host is another page', async () => {
  for (const [path, headers] of [
    ['/datanets', {}],
    ['/datanets?q=a', {}],
    ['/datanets', { 'accept-language': 'de' }],
    ['/datanets', { 'accept-language': 'de-CH' }],
    ['/datanets', { 'accept-language': 'en-US' }],
    ['/datanets', { 'accept-encoding': 'gzip' }],
    ['/datanets', { host: 'elsewhere.example' }],
    ['/datanets', { 'x-forwarded-host': 'elsewhere.example' }],
    ['/', {}],
    ['/explore?answers=50', {}],
    ['/models/3', {}],
  ] as const) {
    await ask(path, headers);
    await ask(path, headers);
  }
  expect(rendered).toHaveLength(11);
  expect(gunzipSync((await ask('/datanets', { 'accept-encoding': 'gzip' })).body).toString()).toBe(
    'page 6 of /datanets',
  );
  expect(await read('/datanets', { cookie: 'locale=de' })).toBe('page 3 of /datanets');
});

test('programs that read for others share pages of their own', async () => {
  const people = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const lighthouse = 'Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 Mobile Safari/537.36 Chrome-Lighthouse';
  for (const agent of [people, lighthouse, 'Googlebot/2.1']) {
    await ask('/datanets', { 'user-agent': agent });
    await ask('/datanets', { 'user-agent': agent });
  }
  expect(rendered).toHaveLength(3);
  expect(await read()).toBe('page 1 of /datanets');
  expect(await read('/datanets', { 'user-agent': 'Twitterbot/1.0' })).toBe('page 2 of /datanets');
});

test('who is signed in, or carries any cookie but the language, is answered for themselves', async () => {
  await ask();
  for (const cookie of [
    'tributary_session=abc',
    'locale=de; tributary_session=abc',
    'other=1',
    '__prerender_bypass=1',
    // Read by the page as German, or as nothing: never in the place of what everybody gets.
    'locale=%64e',
    'locale=de; locale=%ZZ',
    'locale=de ; locale=',
    'locale=xx',
    'locale',
  ]) {
    const before = rendered.length;
    await ask('/datanets', { cookie });
    await ask('/datanets', { cookie });
    expect(rendered.length - before, cookie).toBe(2);
  }
  expect(await read()).toBe('page 1 of /datanets');
});

test('other pages, other methods, and what the router or somebody by name asks is handed on', async () => {
  for (const [path, headers, method] of [
    ['/earnings', {}, 'GET'],
    ['/datanets/1', {}, 'GET'],
    ['/models/3/earnings', {}, 'GET'],
    ['/datanets', {}, 'POST'],
    ['/datanets', { rsc: '1' }, 'GET'],
    ['/datanets', { 'next-router-prefetch': '1' }, 'GET'],
    ['/datanets', { range: 'bytes=0-1' }, 'GET'],
    ['/datanets', { authorization: 'Bearer a' }, 'GET'],
    ['/datanets', { 'content-security-policy': "script-src 'nonce-a'" }, 'GET'],
    [`/datanets?q=${'a'.repeat(600)}`, {}, 'GET'],
  ] as const) {
    const before = rendered.length;
    await ask(path, headers, method);
    await ask(path, headers, method);
    expect(rendered.length - before, `${method} ${path} ${JSON.stringify(headers)}`).toBe(2);
  }
});

test('nothing is kept but a whole page that sets no cookie', async () => {
  for (const change of [
    () => {
      status = 500;
    },
    () => {
      status = 307;
    },
    () => {
      [status, contentType] = [200, 'text/x-component'];
    },
    () => {
      [contentType, extra] = ['text/html', { 'set-cookie': 'a=1' }];
    },
  ]) {
    change();
    const before = rendered.length;
    await ask();
    await ask();
    expect(rendered.length - before).toBe(2);
  }
});

test.each([
  ['the data', String.raw`<script>self.__next_f.push([1,"a:E{\"digest\":\"1\"}\n"])</script>`],
  ['a part that came late', '<script>$RX("B:0","1")</script>'],
  ['the markup', '<!--$!--><template data-dgst="1"></template><!--/$-->'],
])('a page in which a part failed, as %s says, is not kept', async (_, mark) => {
  body = mark;
  for (const encoding of ['identity', 'gzip', 'unheard-of']) {
    const before = rendered.length;
    await ask('/datanets', { 'accept-encoding': encoding });
    await ask('/datanets', { 'accept-encoding': encoding });
    expect(rendered.length - before, encoding).toBe(2);
  }
  body = '<template data-dgst="BAILOUT_TO_CLIENT_SIDE_RENDERING"></template>';
  const before = rendered.length;
  await ask('/datanets', { 'accept-encoding': 'gzip' });
  await ask('/datanets', { 'accept-encoding': 'gzip' });
  expect(rendered.length - before, 'what the browser alone draws').toBe(1);
});

test('what breaks off, or is given up, is not kept', async () => {
  breaks = true;
  await expect(ask()).rejects.toThrow();
  breaks = false;
  expect(await read()).toBe('page 2 of /datanets');
  // Longer than anybody waits for it here: it is given up before it is done.
  renderMs = 20_000;
  const leaving = get({ port, path: '/models', agent: false }).on('error', () => undefined);
  await expect.poll(() => rendered, PATIENTLY).toHaveLength(3);
  leaving.destroy();
  renderMs = 0;
  expect(await read('/models')).toBe('page 4 of /models');
});

test('who reads slowly holds nobody up', async () => {
  body = 'x'.repeat(20_000_000);
  const slow = get({ port, path: '/datanets', agent: false }, (response) => response.pause());
  slow.on('error', () => undefined);
  await expect.poll(() => rendered, PATIENTLY).toHaveLength(1);
  body = '';
  expect(await read()).toBe('page 2 of /datanets');
  slow.destroy();
});

test('a change is shown at once, also one that happens while a page is rendered', async () => {
  await ask();
  cache.forget();
  expect(await read()).toBe('page 2 of /datanets');
  renderMs = 500;
  const late = ask('/models');
  await expect.poll(() => rendered, PATIENTLY).toHaveLength(3);
  cache.forget();
  expect((await late).body.toString()).toBe('page 3 of /models');
  expect(await read('/models')).toBe('page 4 of /models');
});

test('a page grows no older than ten seconds', async () => {
  await ask();
  clock = 9_999;
  expect(await read()).toBe('page 1 of /datanets');
  clock = 10_000;
  expect(await read()).toBe('page 2 of /datanets');
});

test('while changes cannot be heard, every page is rendered', async () => {
  await ask();
  cache.pause();
  expect([await read(), await read()]).toEqual(['page 2 of /datanets', 'page 3 of /datanets']);
  cache.resume();
  expect([await read(), await read()]).toEqual(['page 4 of /datanets', 'page 4 of /datanets']);
});

test('those who ask at once wait for one rendering', async () => {
  renderMs = 50;
  const pages = await Promise.all(Array.from({ length: 10 }, () => read()));
  expect(new Set(pages)).toEqual(new Set(['page 1 of /datanets']));
  expect(rendered).toHaveLength(1);
});

test('only so many pages are kept, the oldest goes first', async () => {
  for (let i = 0; i <= 200; i++) await ask(`/datanets?page=${i}`);
  const before = rendered.length;
  await ask('/datanets?page=200');
  expect(rendered.length).toBe(before);
  await ask('/datanets?page=0');
  expect(rendered.length).toBe(before + 1);
});
