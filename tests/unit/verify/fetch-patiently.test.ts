import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchPatiently } from '@/lib/verify/fetch-patiently';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answers in turn, and with the last for ever; notes when it was asked. */
function site(...answers: readonly { status: number; retryAfter?: string }[]) {
  const asked: number[] = [];
  const fetchFile = async () => {
    const { status, retryAfter } = answers[Math.min(asked.length, answers.length - 1)] ?? { status: 500 };
    asked.push(Date.now());
    return new Response('', { status, ...(retryAfter ? { headers: { 'retry-after': retryAfter } } : {}) });
  };
  return { fetchFile, asked };
}

async function ask(fetchFile: typeof fetch): Promise<number> {
  const response = fetchPatiently(fetchFile, 'http://site.example/file');
  await vi.runAllTimersAsync();
  return (await response).status;
}

test('comes back when it was told to', async () => {
  const { fetchFile, asked } = site(
    { status: 429, retryAfter: '2' },
    { status: 429, retryAfter: '3' },
    { status: 200 },
  );
  expect(await ask(fetchFile)).toBe(200);
  expect(asked).toEqual([0, 2_000, 5_000]);
});

test.each([
  ['what is not there', { status: 404 }],
  ['a site that is broken', { status: 503, retryAfter: '1' }],
  ['one that does not say when', { status: 429 }],
  ['one that says tomorrow', { status: 429, retryAfter: '86400' }],
  ['one that says no number', { status: 429, retryAfter: 'soon' }],
])('does not wait for %s', async (_, answer) => {
  const { fetchFile, asked } = site(answer);
  expect(await ask(fetchFile)).toBe(answer.status);
  expect(asked).toEqual([0]);
});

test('gives up in the end', async () => {
  const { fetchFile, asked } = site({ status: 429, retryAfter: '1' });
  expect(await ask(fetchFile)).toBe(429);
  expect(asked).toHaveLength(10);
});
