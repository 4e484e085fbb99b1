import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { toActionResult } from '@/lib/server/action-result';
import { toJsonResponse } from '@/lib/server/http-result';

const sent = vi.hoisted(() => ({ headers: new Headers(), locale: undefined as string | undefined, outside: false }));

vi.mock('next/headers', () => ({
  headers: async () => {
    if (sent.outside) throw new Error('outside of a request');
    return sent.headers;
  },
  cookies: async () => ({ get: () => (sent.locale === undefined ? undefined : { value: sent.locale }) }),
}));

const ENGLISH = 'You are not signed in. Connect your wallet and sign in.';
const GERMAN = 'Du bist nicht angemeldet. Verbinde deine Wallet und melde dich an.';
const refuse = async () => {
  throw new AppError('not-signed-in', ENGLISH);
};
const answer = async () => (await (await toJsonResponse(refuse)).json()).error.message as string;

beforeEach(() => {
  sent.headers = new Headers({ 'accept-language': 'de', 'sec-fetch-site': 'same-origin' });
  sent.locale = undefined;
  sent.outside = false;
});

test('a page’s request is answered in its reader’s language, and so is a server action', async () => {
  expect(await answer()).toBe(GERMAN);
  expect(await toActionResult(refuse)).toMatchObject({ ok: false, error: { code: 'not-signed-in', message: GERMAN } });
  sent.locale = 'en';
  expect(await answer()).toBe(ENGLISH);
});

test('a program is answered in English, whatever language it accepts, and so are other sites’ pages', async () => {
  for (const site of [null, 'none', 'cross-site', 'same-site']) {
    sent.headers = new Headers({ 'accept-language': 'de', ...(site === null ? {} : { 'sec-fetch-site': site }) });
    expect(await answer(), String(site)).toBe(ENGLISH);
  }
});

test('outside of a request there is nobody to say it to', async () => {
  sent.outside = true;
  expect(await answer()).toBe(ENGLISH);
});
