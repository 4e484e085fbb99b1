import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limitRequests } from '@/lib/runtime/web/limit-requests';
import { REQUEST_LIMITS } from '@/lib/runtime/web/request-limits';
import { NETWORK_HEADER } from '@/lib/server/read-network';
import { issueNonce } from '@/lib/server/session/issue-nonce';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

let database: TestDatabase;
let server: Server;
let port: number;
let clock: number;
let told: string[];

/** The site behind its limits. */
async function serve({ proxies }: { proxies: number }): Promise<void> {
  const handle = limitRequests({
    proxies,
    now: () => clock,
    tell: (line) => told.push(line),
    handle: async (asked, response) => {
      if (asked.url === '/api/auth/nonce') await issueNonce(database, { now: new Date() });
      response.end(asked.url === '/api/uploads' ? asked.headers[NETWORK_HEADER] : 'answer');
    },
  });
  server = createServer((asked, response) => void handle(asked, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
}

beforeEach(async () => {
  [clock, told] = [0, []];
  database = await createTestDatabase();
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

function ask(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers, method }, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
    });
    sent.on('error', reject).end();
  });
}

const from = (address: string) => ({ 'x-forwarded-for': address });
const burstOf = (name: string) => REQUEST_LIMITS.find((limit) => limit.name === name)?.rate.burst ?? 0;

/** Sends as many as an address may at once. */
async function spend(path: string, name: string, { method = 'GET', address = '198.51.100.1' } = {}): Promise<void> {
  const answers = await Promise.all(Array.from({ length: burstOf(name) }, () => ask(path, from(address), method)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
}

test('who asks for nonces without end is told when to come back, and writes no more rows', async () => {
  await serve({ proxies: 1 });
  await spend('/api/auth/nonce', 'sign-in');
  const refused = await ask('/api/auth/nonce', from('198.51.100.1'));
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1', 'cache-control': 'no-store' } });
  expect(JSON.parse(refused.body)).toEqual({
    error: {
      code: 'rate-limited',
      message: 'Many requests came from your network just now. Try again in 1 s.',
      details: { limit: 'sign-in', retryAfterS: 1 },
    },
  });
  expect(await database.db.signInNonce.count()).toBe(burstOf('sign-in'));
  // The sign-in itself counts with it; others, and other kinds, do not.
  expect((await ask('/api/auth/sign-in', from('198.51.100.1'), 'POST')).status).toBe(429);
  expect((await ask('/api/auth/nonce', from('198.51.100.2'))).status).toBe(200);
  expect((await ask('/api/search?q=a', from('198.51.100.1'))).status).toBe(200);
  clock += 1_000;
  expect((await ask('/api/auth/nonce', from('198.51.100.1'))).status).toBe(200);
});

test.each([
  ['search', '/api/search?q=tea', 'GET', ['/api/%73earch?q=tea', '/api/x/../search']],
  ['comparison', '/api/alike-texts', 'POST', ['/api/datanets/7/known-records']],
  ['upload', '/api/uploads', 'POST', []],
  ['chain', '/api/rpc', 'POST', []],
  [
    'published',
    '/api/v1/content/b7',
    'GET',
    ['/api/v1/receipts?limit=1', '/api/v1/receipts/1', '/api/v1/epochs/1', '/api/v1/compute/runs/1/job'],
  ],
])('%s is limited, however its path is written', async (name, path, method, others) => {
  await serve({ proxies: 1 });
  await spend(path, name, { method });
  for (const one of [path, ...others]) expect((await ask(one, from('198.51.100.1'), method)).status).toBe(429);
});

test('who answers an upload is told whom it comes from, by nobody else', async () => {
  await serve({ proxies: 1 });
  const claimed = { ...from('198.51.100.1'), [NETWORK_HEADER]: '203.0.113.9' };
  expect((await ask('/api/uploads', claimed, 'POST')).body).toBe('198.51.100.1');
  expect((await ask('/api/uploads', { [NETWORK_HEADER]: '203.0.113.9' }, 'GET')).body).toBe('');
});

test('pages, and what a page asks for by itself, are not limited', async () => {
  await serve({ proxies: 1 });
  const paths = ['/', '/datanets', '/api/auth/session', '/api/index-status', '/api/training-runs/1', '/api/uploads/1'];
  for (const path of paths) {
    const answers = await Promise.all(Array.from({ length: 250 }, () => ask(path, from('198.51.100.1'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  }
});

test('a page of ours is told in its reader’s language', async () => {
  await serve({ proxies: 1 });
  await spend('/api/search?q=tee', 'search');
  const page = { ...from('198.51.100.1'), 'sec-fetch-site': 'same-origin' };
  const { body } = await ask('/api/search?q=tee', { ...page, cookie: 'session=x; locale=de' });
  expect(JSON.parse(body).error.message).toBe(
    'Aus deinem Netz kamen gerade viele Anfragen. Versuch es in 1 s noch einmal.',
  );
  const { body: english } = await ask('/api/search?q=tee', { ...page, 'accept-language': 'de', cookie: 'locale=en' });
  expect(JSON.parse(english).error.message).toMatch(/^Many requests/);
});

test('this machine is not limited, and a proxy that nobody told of is told of, once', async () => {
  await serve({ proxies: 0 });
  const many = Array.from({ length: burstOf('search') + 50 }, () => ask('/api/search?q=a', from('198.51.100.1')));
  expect((await Promise.all(many)).every(({ status }) => status === 200)).toBe(true);
  expect(told).toEqual([expect.stringContaining('TRUSTED_PROXIES')]);
});
