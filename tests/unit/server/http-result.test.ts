import { expect, test } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { toJsonResponse } from '@/lib/server/http-result';

test.each([
  ['when it is known', { retryAfterS: 1.2 }, '2'],
  ['at the soonest after a second', { retryAfterS: 0 }, '1'],
  ['not when it is not', {}, null],
])('an error says when to come back, %s', async (_, details, header) => {
  const refused = await toJsonResponse(() => Promise.reject(new AppError('rate-limited', 'Too many.', { details })));
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, header]);
  expect(await refused.json()).toEqual({ error: { code: 'rate-limited', message: 'Too many.', details } });
});
