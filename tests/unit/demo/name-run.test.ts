import { expect, test } from 'vitest';
import { z } from 'zod';
import { nameRun } from '@/lib/demo/name-run';

const run = { datanetId: 1, version: 2, name: 'Fault finder' };

test('the name of a run is a UUID, the same for the same model and another for another', () => {
  expect(z.uuid().safeParse(nameRun(run)).success).toBe(true);
  expect(nameRun({ ...run })).toBe(nameRun(run));
  expect(nameRun({ ...run, version: 1 })).not.toBe(nameRun(run));
});
