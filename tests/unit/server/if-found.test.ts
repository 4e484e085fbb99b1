import { expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { ifFound } from '@/lib/server/if-found';
import { orNotFound } from '@/lib/server/or-not-found';
import { orNull } from '@/lib/server/or-null';

const missing = () => {
  throw new AppError('not-found', 'There is no Datanet 7. Choose another.');
};
const broken = async () => {
  throw new AppError('chain-unavailable', 'The database is not there. Try again.');
};

it('gives what is read, also where that is nothing', async () => {
  expect(await ifFound(() => 0, missing)).toBe(0);
  expect(await orNotFound(() => null)).toBeNull();
  expect(await orNull(Promise.resolve('records'))).toBe('records');
});

it('gives something else where there is no such thing', async () => {
  expect(await ifFound(missing, () => 'nothing')).toBe('nothing');
  expect(await orNull(Promise.reject(new AppError('not-found', 'nothing')))).toBeNull();
  await expect(orNotFound(missing)).rejects.toMatchObject({ digest: expect.stringContaining('404') });
});

it('lets other errors pass', async () => {
  await expect(orNull(broken())).rejects.toThrow('The database is not there');
  await expect(orNotFound(broken)).rejects.toThrow('The database is not there');
});
