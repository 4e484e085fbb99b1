import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { describeError } from '@/lib/server/describe-error';

afterEach(() => vi.restoreAllMocks());

it('lets an AppError speak for itself, with its details', () => {
  const error = new AppError('cap-reached', 'The cap of 5 OPEN is reached. Sign a new permission.', {
    details: { cap: '5' },
  });
  expect(describeError(error)).toEqual({
    code: 'cap-reached',
    message: 'The cap of 5 OPEN is reached. Sign a new permission.',
    details: { cap: '5' },
  });
});

it('names the fields that do not fit', () => {
  const error = z.object({ price: z.string(), cap: z.number() }).safeParse({ price: 1, cap: 'x' }).error;
  const described = describeError(error);
  expect(described.code).toBe('invalid-input');
  expect(described.details.fields).toHaveLength(2);
  expect(described.message).toContain('price');
});

it('shows nothing of an unknown error but a reference, and logs it whole under it', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const secret = new Error('connect postgresql://user:secret@db failed');
  for (const error of [secret, new AppError('internal', 'secret inside', { cause: secret }), 'secret text', null]) {
    const described = describeError(error);
    expect(described.code).toBe('internal');
    expect(JSON.stringify(described)).not.toContain('secret');
    expect(described.message).toContain(String(described.details.reference));
    expect(log).toHaveBeenLastCalledWith(`[${described.details.reference}]`, error);
  }
});
