import { expect, it } from 'vitest';
import { cutRange } from '@/lib/db/count-datanet';

it.each([
  [0, 100, 'text', { start: 0, step: 10, count: 11 }],
  [64, 64, 'text', { start: 64, step: 1, count: 1 }],
  [3, 9, 'text', { start: 3, step: 1, count: 7 }],
  [0.1, 0.9, 'number', { step: 0.1 }],
  [5, 5, 'number', { start: 5, step: 1, count: 1 }],
] as const)('cuts %d to %d (%s) into steps of a round width', (least, most, kind, steps) => {
  expect(cutRange(least, most, kind)).toMatchObject(steps);
});
