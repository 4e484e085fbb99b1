import { expect, it } from 'vitest';
import { judgeAdapter } from '@/components/models/judge-adapter';

it.each([
  ['more answers are right', { exactBefore: 0, exactAfter: 0.9, lossBefore: 4, lossAfter: 1 }, 'better'],
  ['no more are, but likelier', { exactBefore: 0, exactAfter: 0, lossBefore: 4, lossAfter: 2 }, 'nearer'],
  ['nothing changed', { exactBefore: 0, exactAfter: 0, lossBefore: 4, lossAfter: 3.99 }, 'none'],
  ['fewer are right, whatever the loss', { exactBefore: 0.5, exactAfter: 0.4, lossBefore: 4, lossAfter: 1 }, 'none'],
] as const)('judges a training: %s', (_, evaluation, verdict) => {
  expect(judgeAdapter(evaluation)).toBe(verdict);
});
