import { expect, it } from 'vitest';
import { suggestLimit } from '@/components/account/suggest-limit';

it.each([
  { free: 10n, limit: 10n, says: 'what a small deposit covers' },
  { free: 300n, limit: 300n, says: 'exactly a hundred answers' },
  { free: 5_000n, limit: 300n, says: 'no more than a hundred answers, whatever is deposited' },
  { free: 2n, limit: 3n, says: 'one answer where the deposit covers none' },
  { free: 0n, limit: 300n, says: 'a hundred answers before anything is deposited' },
])('suggests $says', ({ free, limit }) => {
  expect(suggestLimit({ dearest: 3n, free })).toBe(limit);
});
